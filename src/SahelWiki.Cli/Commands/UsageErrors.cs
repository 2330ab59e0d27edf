using System.CommandLine;
using System.CommandLine.Parsing;
using SahelWiki.Language;

namespace SahelWiki.Cli.Commands;

/// <summary>What is wrong with a command line, in sentences that name what was probably meant.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens;
        for (var i = 0; i < unknown.Count; i++)
        {
            // What follows an option or a command that is not known was meant for it.
            if (i == 0 || IsOption(unknown[i]) || (command.Subcommands.Count == 0 && !IsOption(unknown[i - 1])))
            {
                yield return Unknown(command, unknown[i]);
            }
        }

        // That a command is missing goes without saying where what stands in its place is none.
        foreach (
            var error in parsed.Errors.Where(error => !unknown.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)))
        )
        {
            if (error.SymbolResult is not CommandResult { Command.Subcommands.Count: > 0 })
            {
                yield return error.Message;
            }
            else if (unknown.Count == 0)
            {
                yield return $"\"{NameOf(parsed.CommandResult)}\" needs a word after it: {Names(command)}.";
            }
        }
    }

    /// <summary>The command as it is called, from the first word on: <c>sahelwiki new group</c>.</summary>
    public static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "sahelwiki";

    private static string Names(Command command) =>
        string.Join(", ", command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name));

    private static bool IsOption(string token) => token.StartsWith('-');

    private static string Unknown(Command command, string token)
    {
        var name = token.Split('=', ':')[0];
        var known = IsOption(token)
            ? command.Options.Where(option => !option.Hidden).Select(option => option.Name)
            : command.Subcommands.Select(inner => inner.Name);
        var nearest =
            NearestName.Find(name, known) is { } near ? $" Did you mean \"{near}\"?"
            : IsOption(token) ? ""
            : $" There are: {Names(command)}.";
        return IsOption(token) ? $"There is no option \"{Visible.Line(name)}\" here.{nearest}"
            : command.Subcommands.Count > 0 ? $"There is no command \"{Visible.Line(token)}\".{nearest}"
            : $"\"{token}\" is one word too many.";
    }
}
