using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Makes the view of a page about a subject. Marks are asked for in reading order, which numbers the notes.</summary>
internal sealed class SubjectViewBuilder
{
    private readonly ViewBuilder views;
    private readonly Site site;
    private readonly Phrases phrases;
    private readonly LinkedPage page;
    private readonly NoteBook notes;
    private readonly ClaimWriter claims;
    private readonly BodyWriter body;

    /// <summary>Ids of the page's statements, by the claim, relation or dated fact that each is made of.</summary>
    private readonly Dictionary<object, string> ids;

    /// <summary>What facts said before, by the id of the statement.</summary>
    private readonly Dictionary<string, EarlierView> earlier;

    public SubjectViewBuilder(ViewBuilder views, LinkedPage page)
    {
        (this.views, this.page, site, phrases) = (views, page, views.Site, views.Phrases);
        notes = new(site, page, views.Formatter, phrases);
        claims = new(views, page.Path, notes);
        body = new(views, page, notes);
        var statements = PageStatements.Of(site, page);
        earlier = new EarlierValues(views).Of(statements);
        ids = statements.ToDictionary(statement => statement.Origin, statement => statement.Id, ReferenceEqualityComparer.Instance);
    }

    public SubjectView Build()
    {
        var frontMatter = page.Page.FrontMatter;
        var type = page.Page.Type;
        notes.Place = phrases["infobox.label"];
        var infobox = Infobox();
        var text = body.WriteText();
        var lineage = views.Lineage.Around(page);
        var network = views.Networks.Around(page);
        notes.Place = phrases["relations.title"];
        var relations = Relations();
        notes.Place = phrases["timeline.title"];
        var timeline = Timeline();
        notes.Place = phrases["notes.title"];
        var (events, allEvents) = Events();
        var connections = Connections();
        var backlinks = new BacklinkBuilder(site, phrases).Build(page);
        var noteViews = notes.Notes(body.Write);
        var sources = notes.Sources();
        var evidence = new EvidencePanel(views, page).Build();
        var banners = views.Banners.Of(page);
        var frame = views.Frame(page.Path, page.Page.Title, page.Page.Summary, type.Folder, page.Page.Text.File.Path) with
        {
            TypeName = type.Name,
            Caveat = views.Caveats.Of(page.Page.Summary, banners),
            StructuredData = StructuredData.Of(site, phrases, page),
            Json = page.Path.RelativeTo(SitePaths.JsonOf(page.Path)),
        };
        return new(
            frame,
            type.Name,
            phrases[$"type.{type.Name}"],
            views.Breadcrumbs(page.Path, type),
            page.Page.Title,
            page.Page.Summary,
            Names(),
            [.. page.SharedNames.Select(name => new LinkView(phrases["hatnote", name.Name], page.Path.RelativeTo(name.Path)))],
            banners,
            Picture(),
            infobox,
            [
                .. ViewBuilder.Contents(page.Page),
                .. Parts(
                    lineage is null ? 0 : 1,
                    network is null ? 0 : 1,
                    relations.Length,
                    timeline.Length,
                    events.Length,
                    connections.Length,
                    backlinks.Total,
                    noteViews.Length,
                    sources.Length
                ),
            ],
            text,
            relations,
            timeline,
            events,
            connections,
            backlinks,
            noteViews,
            sources,
            [.. frontMatter.ExternalIds.Select(External)],
            [.. frontMatter.Tags.Select(tag => views.Topics.Link(page.Path, tag))],
            views.Meta(frame, page.Page)
        )
        {
            AllEvents = allEvents,
            Gist = [.. views.KeyFacts(page).Select(fact => new LabelledText(fact.Label, fact.Value))],
            Lineage = lineage,
            Network = network,
            Evidence = evidence,
            Reach = views.ReachOf(page),
            Locator = views.Locators.Of(page),
        };
    }

    private IEnumerable<TocEntry> Parts(
        int lineage,
        int network,
        int relations,
        int timeline,
        int events,
        int connections,
        int backlinks,
        int noteCount,
        int sources
    ) =>
        [
            .. new (string Id, string Phrase, int Count)[]
            {
                (PartIds.Lineage, "lineage.title", lineage),
                (PartIds.Network, "network.title", network),
                (PartIds.Relations, "relations.title", relations),
                (PartIds.Timeline, "timeline.title", timeline),
                (PartIds.Events, "events.title", events),
                (PartIds.Connections, "connections.title", connections),
                (PartIds.Backlinks, "backlinks.heading", backlinks),
                (PartIds.Notes, "notes.title", noteCount),
                (PartIds.Sources, "sources.heading", sources),
            }
                .Where(part => part.Count > 0)
                .Select(part => new TocEntry(2, part.Id, phrases[part.Phrase], IsPart: true)),
        ];

    private ImmutableArray<NameView> Names()
    {
        var titleKey = page.Page.Title;
        return
        [
            .. page
                .Page.FrontMatter.Aliases.Where(alias => alias.Name != titleKey)
                .DistinctBy(alias => Folding.NameKey(alias.Name) + alias.Kind)
                .Where(alias => alias.Kind is "acronym" or "translation" || Folding.NameKey(alias.Name) != Folding.NameKey(titleKey))
                .Select(alias => new NameView(alias.Name, alias.Language, Scripts.Direction(alias.Name), Remark(alias))),
        ];

        string Remark(Alias alias) =>
            string.Join(
                ", ",
                new[]
                {
                    alias.Kind is { } kind && kind != "transliteration" ? phrases[$"alias.{kind}"] : "",
                    claims.Period(alias.From, alias.To),
                }.Where(remark => remark.Length > 0)
            );
    }

    private PictureView? Picture()
    {
        if (
            page.Page.FrontMatter.Image is not { } image
            || ImageCheck.PathOf(image) is not { } path
            || site.Images.FirstOrDefault(file => file.Path == path) is not { } file
        )
        {
            return null;
        }

        var size = ImageSize.Of(file.Bytes.AsSpan());
        return new(page.Path.RelativeTo(views.Shared(new(path.Value))), image.Alt, image.Rights, size?.Width, size?.Height);
    }

    /// <summary>The page's own fields, then what other pages' fields make a key fact of it.</summary>
    private ImmutableArray<InfoboxRow> Infobox() =>
        [
            .. page
                .Page.Type.Fields.Select(definition => page.Page.FrontMatter.Field(definition.Name))
                .OfType<Field>()
                .Where(field => !field.Claims.IsEmpty)
                .Select(field => new InfoboxRow(
                    field.Definition.Name,
                    phrases[$"field.{field.Definition.Name}"],
                    [
                        .. field.Claims.Select(claim =>
                            OnMap(claim, claims.Claim(page, field.Definition.Name, claim)) with
                            {
                                Id = ids[claim],
                                Earlier = earlier.GetValueOrDefault(ids[claim]),
                            }
                        ),
                    ]
                )),
            .. page
                .Mentions.Where(IsFactHere)
                .GroupBy(mention => mention.Field.Definition.Name)
                .Select(group => new InfoboxRow("of-" + group.Key, phrases[$"inverse.{group.Key}"], [.. Inverse(group)])),
        ];

    private bool IsFactHere(Mention mention) => mention.Field.Definition.IsFactOfTarget && !RelatedPages.AreMany(page);

    private IEnumerable<ClaimView> Inverse(IEnumerable<Mention> mentions) =>
        mentions
            .OrderBy(mention => site.Of(mention.From).Rank)
            .Select(mention => claims.Inverse(site.Of(mention.From), mention.Claim, page.Page));

    /// <summary>Coordinates lead to the map.</summary>
    private ClaimView OnMap(Claim claim, ClaimView view) =>
        claim.Value is ClaimValue.Place ? view with { Value = view.Value with { Href = page.Path.RelativeTo(SitePaths.Map) } } : view;

    /// <summary>Typed relations from both ends, then the fields of other pages that name this one and are no key fact of it.</summary>
    private ImmutableArray<RelationGroup> Relations()
    {
        var most = RelatedPages.AreMany(page) ? RelatedPages.OnThePage : int.MaxValue;
        RelationGroup Named(string label, int count, IEnumerable<ClaimView> items) =>
            new(label, [.. items.Take(most)])
            {
                More =
                    count > most
                        ? new(phrases["related.all", count], page.Path.RelativeTo(SitePaths.Related(page.Path), RelatedPages.Id(label)))
                        : null,
            };
        var stated = page
            .Relations.GroupBy(end => end.Label)
            .Select(group => Named(group.Key, group.Count(), group.Select(end => claims.Relation(end) with { Id = ids[end] })));
        var mentioned = page
            .Mentions.Where(mention => mention.From.Type != Event.Type && !IsFactHere(mention))
            .GroupBy(mention => phrases[$"inverse.{mention.Field.Definition.Name}"])
            .OrderBy(group => group.Key, phrases.Comparer)
            .Select(group => Named(group.Key, group.Count(), Inverse(group)));
        return [.. stated, .. mentioned];
    }

    /// <summary>The page's own account of a date, and the events it took part in then, stand for what its fields and relations say of the
    /// same date:
    /// those are read in the infobox and under Relations, and would only repeat the sentence in fewer words.</summary>
    private ImmutableArray<TimelineEntry> Timeline()
    {
        var told = new List<(Edtf Date, LinkView Text, IEnumerable<Citation> Sources, string? Id)>();
        foreach (var fact in page.Page.FrontMatter.Timeline)
        {
            var link = fact.Event is { } reference
                ? claims.Reference(page, reference) with
                {
                    Text = fact.Text,
                }
                : new LinkView(fact.Text, null);
            told.Add((fact.Date, link, fact.Sources, ids[fact]));
        }

        var toldEvents = page
            .Page.FrontMatter.Timeline.Where(fact => fact.Event is not null)
            .Select(fact => site.Target(fact.Event!))
            .OfType<Page>()
            .ToHashSet();
        foreach (
            var mention in page
                .Mentions.Where(mention => mention.From.Type == Event.Type && !toldEvents.Contains(mention.From))
                .DistinctBy(mention => mention.From)
        )
        {
            if (page.Page.Type != Place.Type && !RelatedPages.AreMany(page) && ViewBuilder.DateOf(mention.From) is { } date)
            {
                told.Add((date, claims.Link(mention.From), mention.Claim.Sources, null));
            }
        }

        var derived = new List<(Edtf Date, LinkView Text, IEnumerable<Citation> Sources)>();
        foreach (var field in page.Page.FrontMatter.Fields)
        {
            foreach (var claim in field.Claims)
            {
                AddDated(derived, field, claim);
            }
        }

        foreach (var end in page.Relations.Where(end => end.Edge.Start is not null && end.Edge.Type.Name != "related-to"))
        {
            derived.Add(
                (
                    end.Edge.Start!,
                    claims.Link(end.Other) with
                    {
                        Text = phrases["timeline.relation", end.Label, end.Other.Title],
                    },
                    end.Edge.Statements.SelectMany(stated => stated.Relation.Sources)
                )
            );
        }

        // When an event happened is among its key facts: alone, it makes no timeline.
        if (told.Count == 0 && page.Page.Type == Event.Type && derived.All(entry => entry.Text.Text == page.Page.Title))
        {
            return [];
        }

        var toldDates = told.Select(entry => entry.Date.Written).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. told.Concat(
                    derived
                        .Where(entry => !toldDates.Contains(entry.Date.Written))
                        .GroupBy(entry => (entry.Date.Written, entry.Text))
                        .Select(Merge)
                )
                .OrderBy(entry => entry.Date)
                .ThenBy(entry => entry.Text.Text, StringComparer.Ordinal)
                .Select(entry => new TimelineEntry(
                    views.Dates.Of(entry.Date),
                    MachineDates.Of(entry.Date),
                    entry.Text,
                    notes.Marks(entry.Sources)
                )
                {
                    Id = entry.Id,
                }),
        ];

        // Two sources that give one date are two claims in the infobox, and one line here.
        static (Edtf Date, LinkView Text, IEnumerable<Citation> Sources, string? Id) Merge(
            IEnumerable<(Edtf Date, LinkView Text, IEnumerable<Citation> Sources)> same
        ) =>
            (
                same.First().Date,
                same.First().Text,
                same.SelectMany(entry => entry.Sources).DistinctBy(source => (source.Key, source.Locator, source.Prefix, source.Suffix)),
                null
            );
    }

    private void AddDated(List<(Edtf, LinkView, IEnumerable<Citation>)> entries, Field field, Claim claim)
    {
        var label = phrases[$"field.{field.Definition.Name}"];
        switch (claim)
        {
            case { Value: ClaimValue.Date { Value: var date } }:
                entries.Add(
                    (
                        date,
                        new(page.Page.Type == Event.Type && field.Definition.Name == "date" ? page.Page.Title : label, null),
                        claim.Sources
                    )
                );
                break;
            case { From: { } from, Value: ClaimValue.Reference { Value: var reference } }:
                var link = claims.Reference(page, reference);
                entries.Add((from, link with { Text = phrases["timeline.begins", label, link.Text] }, claim.Sources));
                break;
            case { From: { } from, Value: ClaimValue.Text { Value: var text } }:
                entries.Add((from, new(phrases["timeline.begins", label, text], null), claim.Sources));
                break;
        }

        if (claim.Qualifier("date") is ClaimValue.Date { Value: var qualified })
        {
            var what = claim.Value is ClaimValue.Reference { Value: var by }
                ? claims.Reference(page, by).Text
                : (claim.Value as ClaimValue.Text)?.Value ?? "";
            entries.Add((qualified, new(phrases["timeline.begins", label, what], null), claim.Sources));
        }
    }

    /// <summary>Events that name this page: it took part in them, or they happened here. Of very many the newest.</summary>
    private (ImmutableArray<EventEntry> Shown, LinkView? All) Events()
    {
        var events = RelatedPages.Events(page, phrases);
        var shown = RelatedPages.AreMany(page) && events.Length > RelatedPages.OnThePage ? events[^RelatedPages.OnThePage..] : events;
        return (
            [
                .. shown.Select(entry => new EventEntry(
                    claims.Link(entry.Event),
                    entry.Date is { } date ? views.Dates.Of(date) : "",
                    entry.Remark
                )),
            ],
            shown.Length < events.Length
                ? new(
                    phrases["related.all", events.Length],
                    page.Path.RelativeTo(SitePaths.Related(page.Path), RelatedPages.Id(phrases["events.title"]))
                )
                : null
        );
    }

    private ImmutableArray<ConnectionEntry> Connections() =>
        [
            .. new ConnectionFinder(site)
                .Of(page)
                .Select(connection => new ConnectionEntry(
                    claims.Link(connection.Page.Page),
                    string.Join(
                        ", ",
                        new[] { connection.Events > 0 ? phrases.Count("connections.events", connection.Events) : "" }
                            .Concat(connection.Groups.Select(group => phrases["connections.group", group.Title]))
                            .Where(why => why.Length > 0)
                    )
                )),
        ];

    private static LinkView External(ExternalId id) =>
        ExternalAuthority.Named(id.Authority) is { } known
            ? new($"{known.Label} {id.Value}", known.Address.Replace("{0}", Uri.EscapeDataString(id.Value)))
            : new($"{id.Authority} {id.Value}", null);
}
