using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>What each work says to each question about a subject, side by side.</summary>
/// <param name="Heading">How many works there are, and how many voices.</param>
/// <param name="Differs">Whether accounts differ, so that a reader should see them before the text.</param>
/// <param name="Files">The same for a spreadsheet.</param>
public sealed record EvidenceView(
    string Heading,
    bool Differs,
    ImmutableArray<EvidenceWork> Works,
    ImmutableArray<EvidenceRow> Rows,
    ImmutableArray<LinkView> Files
);

/// <param name="Kind">What kind of work it is, and its date.</param>
/// <param name="Voice">Of whom it is not independent; empty where nothing is known of that.</param>
public sealed record EvidenceWork(LinkView Work, string Kind, string Voice);

/// <param name="Answers">One list for each work; empty where it says nothing.</param>
/// <param name="Differs">Whether the answers do.</param>
public sealed record EvidenceRow(string Question, bool Differs, ImmutableArray<ImmutableArray<EvidenceAnswer>> Answers);

/// <param name="Remark">Role, note, confidence, place in the work; empty for none.</param>
public sealed record EvidenceAnswer(LinkView Value, string Remark);

/// <summary>Asks the questions: of events who, claimed, dead, when, where; of others those that are answered differently.</summary>
internal sealed class EvidencePanel(ViewBuilder views, LinkedPage page)
{
    /// <summary>Fields of an event, in the order of the questions.</summary>
    private static readonly ImmutableArray<string> OfEvents = ["participants", "claimed", "killed", "injured", "abducted", "date", "place"];

    /// <summary>Works that are not so many that nobody could compare them; those that answer most.</summary>
    private const int MostWorks = 8;

    private readonly Site site = views.Site;
    private readonly Phrases phrases = views.Phrases;
    private readonly ClaimWriter claims = new(views, page.Path, new(views.Site, page, views.Formatter, views.Phrases));

    private sealed record Said(string Question, Claim Claim, LinkView Value, string Remark)
    {
        /// <summary>What is compared: two works that give one number in other words agree.</summary>
        public string Compared => Value.Text;
    }

    /// <summary>Whether a page has a panel.</summary>
    public static bool IsAsked(Site site, Page page) =>
        (page.Type == Event.Type ? OfEvents : page.FrontMatter.Fields.Where(Differ).Select(field => field.Definition.Name))
            .SelectMany(page.FrontMatter.Claims)
            .SelectMany(claim => claim.Sources)
            .Any(citation => site.Source(citation.Key) is not null);

    /// <returns>Null where no work is named, or where nothing is asked.</returns>
    public EvidenceView? Build()
    {
        if (!IsAsked(site, page.Page))
        {
            return null;
        }

        var said = Questions().SelectMany(Answers).Where(answer => !answer.Claim.Sources.IsEmpty).ToArray();
        var cited = said.SelectMany(answer => answer.Claim.Sources)
            .GroupBy(citation => citation.Key.Value, StringComparer.Ordinal)
            .Select(work => (Work: site.Source(work.Key), Count: work.Count()))
            .Where(work => work.Work is not null)
            .OrderByDescending(work => work.Count)
            .ThenBy(work => work.Work!.Entry.Key)
            .Take(MostWorks)
            .Select(work => work.Work!)
            .ToImmutableArray();
        if (cited.IsEmpty)
        {
            return null;
        }

        var rows = said.GroupBy(answer => answer.Question).Select(row => Row(row.Key, [.. row], cited)).ToImmutableArray();
        return new(
            Heading(cited),
            rows.Any(row => row.Differs),
            [.. cited.Select(work => Work(work, cited))],
            rows,
            [
                new(
                    phrases["picture.csv"],
                    page.Path.RelativeTo(new(Path.ChangeExtension(SitePaths.PictureOf(page.Path, "evidence").Value, ".csv")))
                ),
            ]
        );
    }

    /// <summary>The same as rows: question, answer, remark, work.</summary>
    public static IEnumerable<IEnumerable<string>> Rows(EvidenceView view) =>
        view
            .Rows.SelectMany(row =>
                row.Answers.SelectMany(
                    (answers, work) =>
                        answers.Select(answer =>
                            new[]
                            {
                                row.Question,
                                answer.Value.Text,
                                answer.Remark,
                                view.Works[work].Work.Text,
                                view.Works[work].Kind,
                                view.Works[work].Voice,
                            }
                        )
                )
            )
            .Prepend(["question", "answer", "remark", "work", "kind", "voice"]);

    private IEnumerable<string> Questions() =>
        page.Page.Type == Event.Type
            ? OfEvents
            : page.Page.FrontMatter.Fields.Where(field => Differ(field)).Select(field => field.Definition.Name);

    /// <summary>Accounts differ where one thing has several values. That a group has several leaders, or grew, is no difference.</summary>
    private static bool Differ(Field field)
    {
        var sourced = field.Claims.Where(claim => !claim.Sources.IsEmpty).ToArray();
        return sourced.Any(claim => claim.Confidence == Confidence.Disputed)
            || (
                field.Definition.Kind is ValueKind.Date or ValueKind.Number or ValueKind.NumberOrText
                && sourced.GroupBy(claim => claim.AsOf?.Written).Any(same => same.Select(claim => Key(claim.Value)).Distinct().Count() > 1)
            );
    }

    private static string Key(ClaimValue value) =>
        value switch
        {
            ClaimValue.Date date => date.Value.Written,
            ClaimValue.Text text => text.Value,
            _ => value.ToString() ?? "",
        };

    private IEnumerable<Said> Answers(string question)
    {
        var isClaimed = question == "claimed";
        var name = isClaimed ? "participants" : question;
        foreach (var claim in page.Page.FrontMatter.Claims(name))
        {
            var view = claims.Claim(page, name, claim);
            var claimed = claim.Qualifier("claimed") as ClaimValue.Choice;
            if (isClaimed && claimed is null)
            {
                continue;
            }

            var value = isClaimed ? new(phrases[$"choice.claimed.{claimed!.Value}"], null) : view.Value;
            var remarks = view
                .Remarks.Select(remark => remark.Text)
                .Where(remark => claimed is null || remark != phrases[$"choice.claimed.{claimed.Value}"])
                .Prepend(isClaimed ? view.Value.Text : "")
                .Append(isClaimed ? "" : view.Note);
            yield return new(
                phrases.Or($"evidence.{question}", phrases.Or($"field.{question}", question)),
                claim,
                value,
                string.Join("; ", remarks.Where(remark => remark.Length > 0))
            );
        }
    }

    private EvidenceRow Row(string question, Said[] said, ImmutableArray<LinkedSource> works)
    {
        var answers = works.Select(work => said.SelectMany(answer => Answer(answer, work)).ToImmutableArray()).ToImmutableArray();
        var isClaimed = question == phrases["evidence.claimed"];
        var isOne = isClaimed || said[0].Claim.Value is ClaimValue.Date or ClaimValue.Number;
        var differs =
            said.Any(answer => answer.Claim.Confidence == Confidence.Disputed)
            || (isOne && said.Select(answer => (answer.Compared, isClaimed ? answer.Remark : "")).Distinct().Count() > 1);
        return new(question, differs, answers);
    }

    private static IEnumerable<EvidenceAnswer> Answer(Said answer, LinkedSource work)
    {
        var places = answer.Claim.Sources.Where(citation => citation.Key == work.Entry.Key).ToArray();
        if (places.Length == 0)
        {
            yield break;
        }

        var where = string.Join("; ", places.Select(place => place.Locator.Text).Where(place => place.Length > 0));
        yield return new(answer.Value, string.Join("; ", new[] { answer.Remark, where }.Where(part => part.Length > 0)));
    }

    private EvidenceWork Work(LinkedSource work, ImmutableArray<LinkedSource> works)
    {
        var date = SourceReach.Until(work.Entry) is { } until ? views.Dates.Of(until) : phrases["evidence.undated"];
        var kin = works
            .Where(other => other != work && IsOneVoice(work.Entry, other.Entry))
            .Select(other => phrases["evidence.oneVoice", views.Formatter.ShortText(other.Entry)]);
        var through = work
            .Entry.Via.Select(via => site.Source(via.Key))
            .OfType<LinkedSource>()
            .Select(via => phrases["evidence.through", views.Formatter.ShortText(via.Entry)]);
        return new(
            new(views.Formatter.ShortText(work.Entry), page.Path.RelativeTo(work.Path)),
            $"{phrases.Or($"csl.{work.Entry.Type}", work.Entry.Type)}, {date}",
            string.Join("; ", kin.Concat(through).Distinct())
        );
    }

    /// <summary>Works of one author, or of which one is only known through the other, are one voice.</summary>
    private static bool IsOneVoice(SourceEntry one, SourceEntry other) =>
        one.Authors.Any(author => other.Authors.Any(name => name.Sorted == author.Sorted))
        || one.SameAuthorAs.Any(same => same.Key == other.Key)
        || other.SameAuthorAs.Any(same => same.Key == one.Key)
        || one.Via.Any(via => via.Key == other.Key)
        || other.Via.Any(via => via.Key == one.Key);

    private string Heading(ImmutableArray<LinkedSource> works)
    {
        var voices = new List<SourceEntry>();
        foreach (var work in works.Where(work => !voices.Any(voice => IsOneVoice(voice, work.Entry))))
        {
            voices.Add(work.Entry);
        }

        return phrases.Count("evidence.works", works.Length)
            + (voices.Count < works.Length ? ", " + phrases.Count("evidence.voices", voices.Count) : "");
    }
}
