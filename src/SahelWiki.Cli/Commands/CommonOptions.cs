using System.CommandLine;
using System.Globalization;
using SahelWiki.Text;

namespace SahelWiki.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string> Input() => Folder("--input", "-i", "The folder with the pages.", "input");

    public static Option<string> Output() => Folder("--output", "-o", "The folder to write the site to.", "output");

    private static Option<string> Folder(string name, string letter, string description, string usual)
    {
        var option = new Option<string>(name, letter)
        {
            Description = description,
            DefaultValueFactory = _ => usual,
            HelpName = "folder",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var written }] && string.IsNullOrWhiteSpace(written))
            {
                result.AddError($"{name} names no folder: write {name} {usual}, or leave it out.");
            }
        });
        return option;
    }

    public static Option<bool> Strict() => new("--strict") { Description = "Treat warnings as errors." };

    public static Option<bool> Verbose() =>
        new("--verbose", "-v") { Description = "Show remarks that are neither warnings nor errors, and how long each phase took." };

    public static Option<Uri?> BaseUrl()
    {
        var option = new Option<Uri?>("--base-url")
        {
            Description = "Where the site will be published; default: base_url of site.yaml.",
            HelpName = "url",
            CustomParser = result =>
                WebUrl.Parse(result.Tokens[0].Value) is { Query: "", Fragment: "", UserInfo: "" } url
                    ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/")
                    : Fail<Uri>(
                        result,
                        $"\"{result.Tokens[0].Value}\" is not the address of a site: write --base-url "
                            + "https://example.org/ or https://example.org/wiki/"
                    ),
        };
        return option;
    }

    /// <summary>An option whose value is a whole number, and says so where it is not.</summary>
    /// <param name="usual">Where it is not written.</param>
    public static Option<int> Number(string name, int least, int most, int usual) =>
        new(name)
        {
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
                int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
                    ? number
                    : Fail<int>(
                        result,
                        $"{name} is \"{result.Tokens[0].Value}\"; write a whole number "
                            + $"{(most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}")}."
                    ),
        };

    /// <summary>How many threads to use; for tests and benchmarks, since it never changes the output.</summary>
    public static Option<int> Threads() =>
        new("--threads")
        {
            Description = "How many threads to use.",
            DefaultValueFactory = _ => -1,
            Hidden = true,
        };

    private static T? Fail<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
