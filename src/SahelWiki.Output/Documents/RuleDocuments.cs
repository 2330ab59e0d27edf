using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>The manual's page on rules, made from the catalogue: what each asks for, with its severity on this site.</summary>
internal static class RuleDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        yield return context.Document(SitePaths.Rules, () => Document(context));
    }

    private static TableView Document(RenderContext context)
    {
        var phrases = context.Phrases;
        ImmutableArray<string> columns =
        [
            phrases["rules.rule"],
            phrases["rules.severity"],
            phrases["rules.asks"],
            phrases["rules.bad"],
            phrases["rules.good"],
        ];
        return new(
            context.Views.Frame(SitePaths.Rules, phrases["rules.title"], phrases["rules.introduction"], "", indexed: false),
            phrases["rules.title"],
            phrases["rules.introduction"],
            [],
            [
                .. Rules
                    .All.GroupBy(rule => rule.Code[..3])
                    .Select(chapter => new TableGroup(
                        "rules-" + chapter.Key.ToLowerInvariant(),
                        phrases["rules." + chapter.Key.ToLowerInvariant()],
                        columns,
                        [
                            .. chapter.Select(rule =>
                                Row(rule, phrases["severity." + context.Site.Settings.SeverityOf(rule).ToString().ToLowerInvariant()])
                            ),
                        ],
                        ""
                    )),
            ]
        );
    }

    private static TableRow Row(Rule rule, string severity) =>
        new(
            rule.Name,
            [
                TableCell.Plain($"{rule.Code} {rule.Name}"),
                TableCell.Plain(severity),
                TableCell.Plain(rule.Sentence),
                TableCell.AsCode(rule.Bad),
                TableCell.AsCode(rule.Good),
            ]
        );
}
