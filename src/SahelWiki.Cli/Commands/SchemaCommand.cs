using System.CommandLine;
using System.Text;
using SahelWiki.Schemas;

namespace SahelWiki.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder to write them to.",
            DefaultValueFactory = _ => "schemas",
            HelpName = "folder",
        };
        var snippets = new Option<string?>("--snippets")
        {
            Description = "Also write snippets for Visual Studio Code to this file.",
            HelpName = "file",
        };
        var manual = new Option<string?>("--manual")
        {
            Description = "Also write what can be set in site.yaml and relations.yaml to this file, as a page of the manual.",
            HelpName = "file",
        };
        var command = new Command("schema", "Writes JSON Schemas of front matter, sources, site.yaml and relations.yaml, for editors.")
        {
            output,
            snippets,
            manual,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = Directory.CreateDirectory(arguments.GetValue(output)!).FullName;
                var files = SchemaFiles.All();
                foreach (var (name, content) in files)
                {
                    File.WriteAllText(Path.Combine(folder, name), content, new UTF8Encoding(false));
                }

                if (arguments.GetValue(snippets) is { } file)
                {
                    File.WriteAllText(file, SchemaFiles.Snippets(), new UTF8Encoding(false));
                }

                if (arguments.GetValue(manual) is { } page)
                {
                    File.WriteAllText(page, SettingsManual.Markdown(), new UTF8Encoding(false));
                }

                Console.WriteLine($"{files.Count} schemas in {arguments.GetValue(output)}.");
                return ExitCode.Success;
            })
        );
        return command;
    }
}
