using System.Collections.Immutable;
using SahelWiki.Language;

namespace SahelWiki.Output.Views;

/// <summary>What a document shows. Everything is chosen, sorted, linked and worded; a theme only lays it out.</summary>
public abstract record View(FrameView Frame);

/// <summary>What surrounds every document.</summary>
/// <param name="Root">The way to the top of the site: empty, <c>../</c>, …</param>
/// <param name="Path">The document's own address below the base URL.</param>
/// <param name="Canonical">Its whole address; null where the base URL is not known.</param>
/// <param name="Description">For search engines; empty for none.</param>
/// <param name="Section">The folder it belongs to, to mark the navigation.</param>
/// <param name="EditUrl">Where its source is edited; null where it has none.</param>
/// <param name="PreviewShards">Over how many files the previews are divided; 0 for none.</param>
/// <param name="Indexed">False for documents that search engines should pass over.</param>
public sealed record FrameView(
    Phrases Phrases,
    string SiteTitle,
    string Tagline,
    string Licence,
    string Root,
    string Path,
    string? Canonical,
    string Title,
    string Description,
    string Section,
    ImmutableArray<NavigationLink> Navigation,
    ImmutableArray<LinkView> Footer,
    string? Repository,
    string? EditUrl,
    bool Indexed,
    int PreviewShards
)
{
    /// <summary>The way from the top of the site to the style sheet of the wiki itself; null for none.</summary>
    public string? OwnStyle { get; init; }

    /// <summary>What must not be lost where only the first letters of the description are shown; empty for nothing.</summary>
    public string Caveat { get; init; } = "";

    /// <summary>The type of page for whoever shows a picture of it; empty for a document of no type.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>The top of the site; null where it is not known.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The way to what all editions share, styles and scripts above all; the root itself in the wiki's own language.</summary>
    public string Shared { get; init; } = Root;

    /// <summary>The same document in each language that has it, this one included; empty where there is no other.</summary>
    public ImmutableArray<EditionLink> Editions { get; init; } = [];

    /// <summary>JSON-LD for the head, which nothing in a browser runs; null for none.</summary>
    public string? StructuredData { get; init; }

    /// <summary>The same for programs: an address relative to the document; null for none.</summary>
    public string? Json { get; init; }
}

/// <param name="Language">BCP 47.</param>
/// <param name="Name">What the language calls itself.</param>
/// <param name="Address">The whole address; null where the base URL is not known.</param>
public sealed record EditionLink(string Language, string Name, string Href, string? Address, bool IsCurrent);

public sealed record NavigationLink(string Href, string Text, string Section);

/// <param name="Href">Relative to the document; null for plain text.</param>
/// <param name="Wanted">True where the page does not exist yet.</param>
public sealed record LinkView(string Text, string? Href, bool Wanted = false, string? Description = null)
{
    /// <summary>Of the page that it leads to, where that is another than the document's: BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The same for people: "en anglais".</summary>
    public string? InLanguage { get; init; }

    /// <summary>What the page is called in that language; null where that is the document's.</summary>
    public string? ForeignTitle { get; init; }
}

/// <summary>A number in the text that leads to a note.</summary>
/// <param name="Id">Of this mark; the note leads back to it.</param>
public sealed record MarkView(int Number, string Id, string NoteId)
{
    /// <summary>What a reader hears who does not see that the number is one of a note.</summary>
    public string Label { get; init; } = "";
}

/// <summary>A page about a subject.</summary>
/// <param name="Banners">What a reader should know before trusting the page; in order of weight.</param>
/// <param name="Contents">Headings of the text, then the parts that the build adds.</param>
/// <param name="Topics">Its tags; those that other pages have lead to them.</param>
public sealed record SubjectView(
    FrameView Frame,
    string TypeName,
    string TypeLabel,
    ImmutableArray<LinkView> Breadcrumbs,
    string Title,
    string Summary,
    ImmutableArray<NameView> Names,
    ImmutableArray<LinkView> Hatnotes,
    ImmutableArray<BannerView> Banners,
    PictureView? Picture,
    ImmutableArray<InfoboxRow> Infobox,
    ImmutableArray<TocEntry> Contents,
    string BodyHtml,
    ImmutableArray<RelationGroup> Relations,
    ImmutableArray<TimelineEntry> Timeline,
    ImmutableArray<EventEntry> Events,
    ImmutableArray<ConnectionEntry> Connections,
    BacklinksView Backlinks,
    ImmutableArray<NoteView> Notes,
    ImmutableArray<SourceLine> Sources,
    ImmutableArray<LinkView> ExternalIds,
    ImmutableArray<LinkView> Topics,
    MetaView Meta
) : View(Frame)
{
    /// <summary>The list of all events, where the page shows only the newest; else null.</summary>
    public LinkView? AllEvents { get; init; }

    /// <summary>What the key facts come to in a line, for where there is no room for all of them; empty for none.</summary>
    public ImmutableArray<LabelledText> Gist { get; init; } = [];

    /// <summary>A group among those it comes from, became and is tied to; null for none.</summary>
    public LineageFigure? Lineage { get; init; }

    /// <summary>What ties the page to others, and those to each other; null for nothing.</summary>
    public NetworkFigure? Network { get; init; }

    /// <summary>What each work says of an event, or of whatever accounts differ about; null for nothing.</summary>
    public EvidenceView? Evidence { get; init; }

    /// <summary>Until when what is cited here speaks, in a sentence; empty where that is not known.</summary>
    public string Reach { get; init; } = "";

    /// <summary>Where it is, drawn; null where nothing tells.</summary>
    public LocatorView? Locator { get; init; }
}

/// <summary>A page about the wiki itself.</summary>
public sealed record TextView(
    FrameView Frame,
    ImmutableArray<LinkView> Breadcrumbs,
    string Title,
    string Summary,
    ImmutableArray<TocEntry> Contents,
    string BodyHtml,
    ImmutableArray<NoteView> Notes,
    ImmutableArray<SourceLine> Sources,
    MetaView Meta
) : View(Frame);

/// <param name="Types">One card for each page type, with its number of pages.</param>
/// <param name="Countries">Countries with the groups active there, most groups first.</param>
/// <param name="Latest">Latest events by year, newest first.</param>
/// <param name="Changes">Pages that changed last, newest first; empty where there is no history.</param>
public sealed record HomeView(
    FrameView Frame,
    string Title,
    string BodyHtml,
    ImmutableArray<NoteView> Notes,
    ImmutableArray<SourceLine> Sources,
    ImmutableArray<TypeCard> Types,
    ImmutableArray<CountryGroups> Countries,
    ImmutableArray<YearEvents> Latest,
    ImmutableArray<ChangedPage> Changes
) : View(Frame)
{
    /// <summary>The conflict month by month, as SVG; empty where there is no event to draw.</summary>
    public string Picture { get; init; } = "";

    /// <summary>What the picture shows.</summary>
    public string PictureLabel { get; init; } = "";
}

/// <param name="Groups">The best linked, best first.</param>
/// <param name="More">True where the country has more groups than shown.</param>
/// <param name="All">How many there are, in words, with a link to their list.</param>
public sealed record CountryGroups(LinkView Country, ImmutableArray<LinkView> Groups, bool More, LinkView All);

public sealed record YearEvents(string Year, ImmutableArray<EventEntry> Events);

public sealed record ChangedPage(LinkView Page, DateView Date);

/// <summary>A list of pages in groups: by letter, by year, by type.</summary>
/// <param name="Introduction">A sentence on what is listed; empty for none.</param>
public sealed record ListView(FrameView Frame, string Title, string Introduction, ImmutableArray<ListGroup> Groups) : View(Frame)
{
    /// <summary>What a script lets the reader filter by; empty for none.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>How a script lets the reader sort, beside the order of the list itself; empty for none.</summary>
    public ImmutableArray<ListOrder> Orders { get; init; } = [];

    /// <summary>The order of the list itself, as a choice among the others.</summary>
    public string OwnOrder { get; init; } = "";

    /// <summary>The whole list as a table; a script gives those rows of it that are shown. Null for none.</summary>
    public LinkView? Download { get; init; }

    /// <summary>Links to the headings, also those in other parts of the list; empty where there are few.</summary>
    public ImmutableArray<LinkView> Jump { get; init; } = [];

    /// <summary>Heads of the columns where the list is a table; empty where it is none.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>True where each entry takes a line, and the lines columns.</summary>
    public bool IsCompact { get; init; }

    /// <summary>The whole list as files.</summary>
    public ImmutableArray<LinkView> Downloads { get; init; } = [];

    /// <summary>Which part of a list this is that takes several documents; null for a whole one.</summary>
    public PartView? Part { get; init; }
}

/// <param name="Label">Which of how many parts it is, and from what to what it goes.</param>
/// <param name="Siblings">All parts, or of very many those that share a heading with this one; empty for none.</param>
/// <param name="Search">Where the whole list can be narrowed, since a script has only this part; null for nowhere.</param>
public sealed record PartView(string Label, LinkView? Previous, LinkView? Next, ImmutableArray<PartLink> Siblings, ListSearch? Search);

/// <param name="Href">Null for the part that is shown.</param>
public sealed record PartLink(string Range, string? Href);

/// <param name="Action">The search page.</param>
/// <param name="Type">The page type to narrow to; null for any.</param>
public sealed record ListSearch(string Action, string? Type);

/// <param name="Options">In the order of the alphabet.</param>
public sealed record ListFilter(string Key, string Label, ImmutableArray<FilterOption> Options);

/// <param name="Count">How many items of the list have it.</param>
public sealed record FilterOption(string Value, int Count);

/// <param name="Key"><c>title</c>, <c>date</c> or <c>links</c>.</param>
public sealed record ListOrder(string Key, string Label);

/// <summary>The full-page form of search; its results come from the client.</summary>
/// <param name="Names">The list of all names, for readers without JavaScript.</param>
public sealed record SearchView(FrameView Frame, LinkView Names) : View(Frame);

/// <summary>Tables for contributors, and the list of rules.</summary>
/// <param name="Links">Documents of the same kind.</param>
public sealed record TableView(
    FrameView Frame,
    string Title,
    string Introduction,
    ImmutableArray<LinkView> Links,
    ImmutableArray<TableGroup> Groups
) : View(Frame);

/// <summary>One source, and every sentence that cites it.</summary>
/// <param name="Details">Rows of the entry.</param>
/// <param name="Uses">By the type of the citing page, in the site's order.</param>
/// <param name="Leads">Works known through it.</param>
public sealed record SourceView(
    FrameView Frame,
    ImmutableArray<LinkView> Breadcrumbs,
    string Title,
    string CitationHtml,
    ImmutableArray<DetailRow> Details,
    ImmutableArray<UseSection> Uses,
    ImmutableArray<LeadLine> Leads,
    int UseCount
) : View(Frame)
{
    /// <summary>Which part of its uses this is; null where one document holds all.</summary>
    public PartView? Part { get; init; }

    /// <summary>Sentences that cite another work where it refers to this one.</summary>
    public ImmutableArray<UseSection> Through { get; init; } = [];

    /// <summary>How many uses there are through others, shown or not.</summary>
    public int ThroughCount { get; init; }

    /// <summary>How many pages <see cref="Through"/> leaves out, in words; empty where it shows all.</summary>
    public string ThroughMore { get; init; } = "";
}

/// <summary>The backlinks of a page that has too many for one document.</summary>
public sealed record MoreBacklinksView(FrameView Frame, string Title, LinkView Page, BacklinksView Backlinks, LinkView? Previous)
    : View(Frame);

/// <summary>A document at a former address that leads to the present one.</summary>
public sealed record RedirectView(FrameView Frame, LinkView Target) : View(Frame);

/// <summary>How to read the wiki without a connection.</summary>
/// <param name="Archives">The newest first; empty where the site offers none.</param>
/// <param name="Online">The same page on the web, for whoever reads this in an archive; null where the address is not known.</param>
public sealed record OfflineView(FrameView Frame, string Title, string Introduction, ImmutableArray<ArchiveRow> Archives, string? Online)
    : View(Frame)
{
    /// <summary>The day of the newest change, for whoever reads this in a copy; null where nothing tells.</summary>
    public DateView? AsOf { get; init; }
}

/// <param name="File">Its name, linked to it.</param>
/// <param name="Use">What to open it with.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record ArchiveRow(LinkView File, string Use, string Date, string Size, string Sha256);

/// <summary>What the wiki offers to other programs, what it holds back, and how it is used.</summary>
/// <param name="Note">How tables are written.</param>
/// <param name="Beside">That each page has a file for programs, with a link to one; null where there is no page.</param>
/// <param name="Columns">Of the table of statements.</param>
/// <param name="HeldBack">Sentences.</param>
/// <param name="State">Licence and commit, in sentences; empty for none.</param>
public sealed record DataView(
    FrameView Frame,
    string Title,
    string Introduction,
    ImmutableArray<DataFileRow> Files,
    string Note,
    LinkView? Beside,
    ImmutableArray<DataColumn> Columns,
    ImmutableArray<string> HeldBack,
    string Python,
    string R,
    ImmutableArray<string> State
) : View(Frame);

public sealed record DataFileRow(LinkView File, string Meaning);

public sealed record DataColumn(string Name, string Meaning);

public sealed record NotFoundView(FrameView Frame) : View(Frame);

/// <summary>What was changed lately, by day, newest first.</summary>
/// <param name="Feed">The same as an Atom feed; null where the site does not know its own address.</param>
public sealed record ChangesView(FrameView Frame, string Title, string Introduction, LinkView? Feed, ImmutableArray<ChangeDay> Days)
    : View(Frame);

/// <param name="Date">In words.</param>
public sealed record ChangeDay(string Id, string Date, string MachineDate, ImmutableArray<ChangeEntry> Changes);

/// <param name="More">How many further pages it changed; empty for none.</param>
public sealed record ChangeEntry(string Subject, string Authors, ImmutableArray<ChangeLine> Pages, string More);

/// <param name="Remark">That it is new, renamed or deleted; empty for an ordinary change.</param>
public sealed record ChangeLine(LinkView Page, string Remark);

/// <param name="Language">BCP 47 tag for the HTML attribute; null for the site's language.</param>
/// <param name="Direction"><c>rtl</c> for names in scripts written from the right; else null.</param>
/// <param name="Remark">What kind of name it is and when it was used; empty for none.</param>
public sealed record NameView(string Text, string? Language, string? Direction, string Remark);

public sealed record PictureView(string Source, string Alt, string Rights, int? Width, int? Height);

public sealed record LabelledText(string Label, string Text);

public sealed record InfoboxRow(string Name, string Label, ImmutableArray<ClaimView> Claims);

/// <param name="Value">Its text, or a link.</param>
/// <param name="Remarks">Role, dates, confidence: shown after the value, in brackets; empty for none.</param>
/// <param name="Note">The author's note; empty for none.</param>
public sealed record ClaimView(LinkView Value, ImmutableArray<LinkView> Remarks, string Note, bool Disputed, ImmutableArray<MarkView> Marks)
{
    /// <summary>Of the statement, for links to it; null where it is another page's.</summary>
    public string? Id { get; init; }

    /// <summary>What it said before, and when that changed; null where it always said this, and where the history does not tell.</summary>
    public EarlierView? Earlier { get; init; }
}

/// <param name="Level">2 or 3.</param>
/// <param name="IsPart">True for a part that the build adds, as notes and backlinks.</param>
public sealed record TocEntry(int Level, string Id, string Text, bool IsPart = false);

/// <param name="Kind"><c>stale</c>, <c>disputed</c> or <c>stub</c>.</param>
/// <param name="Links">Where on the page the facts stand that it speaks of; may be empty.</param>
public sealed record BannerView(string Kind, string Text, ImmutableArray<LinkView> Links);

/// <summary>What a page says of itself.</summary>
/// <param name="LastChange">Null where the history of the file is not known.</param>
/// <param name="Contributors">Who changed it, in words, the first author first; empty where that is not known or not told.</param>
public sealed record MetaView(DateView? LastChange, string Contributors, CiteView Citation);

/// <param name="Date">In words.</param>
/// <param name="MachineDate">For the <c>datetime</c> attribute.</param>
public sealed record DateView(string Date, string MachineDate);

/// <summary>How to cite a page, in the forms that people and programs take.</summary>
public sealed record CiteView(string Plain, string BibTex, string Ris, string CslJson)
{
    /// <summary>Wikipedia's template; its day of reading is left to the reader.</summary>
    public string CiteWeb { get; init; } = "";

    /// <summary>The text as it was in the commit that is cited; null where there is none.</summary>
    public LinkView? Version { get; init; }
}

/// <param name="Changed">The day, in words.</param>
/// <param name="Before">What it said until then, in words, the latest first.</param>
/// <param name="Href">The commit on the web; null where the repository is not known.</param>
public sealed record EarlierView(string Changed, string Before, string? Href);

public sealed record RelationGroup(string Label, ImmutableArray<ClaimView> Items)
{
    /// <summary>The list of all, where the page shows only some; else null.</summary>
    public LinkView? More { get; init; }
}

/// <param name="Date">In words.</param>
/// <param name="MachineDate">For the <c>datetime</c> attribute; null where the date has no such form.</param>
public sealed record TimelineEntry(string Date, string? MachineDate, LinkView Text, ImmutableArray<MarkView> Marks)
{
    /// <summary>Of the statement, for links to it; null for what is told of fields, relations and events.</summary>
    public string? Id { get; init; }
}

public sealed record EventEntry(LinkView Event, string Date, string Remark);

/// <param name="Why">What connects the page with it, in words.</param>
public sealed record ConnectionEntry(LinkView Page, string Why);

/// <param name="Total">All pages that link here, also those not shown.</param>
/// <param name="More">The document with the next ones; null where all are shown.</param>
public sealed record BacklinksView(int Total, ImmutableArray<BacklinkGroup> Groups, LinkView? More)
{
    public static BacklinksView None { get; } = new(0, [], null);
}

/// <param name="Label">The page type, in the plural.</param>
public sealed record BacklinkGroup(string Label, ImmutableArray<BacklinkKind> Kinds)
{
    public int Count => Kinds.Sum(kind => kind.Cards.Length);
}

/// <param name="Label">What the linking pages are to this one; empty where all only mention it.</param>
public sealed record BacklinkKind(string Label, ImmutableArray<BacklinkCard> Cards);

public sealed record BacklinkCard(LinkView Page, ImmutableArray<ContextView> Contexts);

/// <summary>A sentence with the words that are the link.</summary>
public sealed record ContextView(string Before, string Marked, string After);

/// <param name="Html">The note itself.</param>
/// <param name="Back">The marks that lead to it, in reading order.</param>
public sealed record NoteView(int Number, string Id, string Html, ImmutableArray<BackView> Back);

/// <summary>The way back from a note to one of its marks.</summary>
/// <param name="Id">Of the mark.</param>
/// <param name="Place">The part of the page in which it stands, in words.</param>
public sealed record BackView(string Id, string Place);

/// <param name="Id">For links from notes.</param>
public sealed record SourceLine(string Id, string Html, string Href);

public sealed record TypeCard(LinkView Link, int Count, string Description);

public sealed record ListGroup(string? Id, string Label, ImmutableArray<ListItem> Items);

/// <param name="Remark">Plain text after the link; empty for none.</param>
/// <param name="Links">Further links after it.</param>
public sealed record ListItem(string? Id, LinkView Link, string Remark, ImmutableArray<LinkView> Links)
{
    /// <summary>For filters: <c>KEY=VALUE</c>, several joined by <c>|</c>; null for none.</summary>
    public string? Facets { get; init; }

    /// <summary>How many pages link to it; null where the list is not sorted by that.</summary>
    public int? LinkCount { get; init; }

    /// <summary>A date that stands before the link; empty for none.</summary>
    public string Date { get; init; } = "";

    /// <summary>What stands between the link and the remark: a few facts in a line; empty for none.</summary>
    public string Facts { get; init; } = "";

    /// <summary>In a table, one for each column, the link among them; empty in a list that is none.</summary>
    public ImmutableArray<TableCell> Cells { get; init; } = [];

    /// <summary>The least number of dead, for a filter; null where it is not known.</summary>
    public long? Least { get; init; }

    /// <summary>The date as EDTF; null for none.</summary>
    public string? MachineDate { get; init; }

    /// <summary>Lines below it, each of words and links that follow each other; empty for none.</summary>
    public ImmutableArray<ImmutableArray<LinkView>> Lines { get; init; } = [];
}

/// <param name="Id">For links to it; null for none.</param>
/// <param name="Remark">Plain text below the rows; empty for none.</param>
public sealed record TableGroup(string? Id, string Label, ImmutableArray<string> Columns, ImmutableArray<TableRow> Rows, string Remark);

/// <param name="Id">For links to it; null for none.</param>
/// <param name="Cells">One for each column.</param>
public sealed record TableRow(string? Id, ImmutableArray<TableCell> Cells);

/// <param name="Code">Something to be shown as it is typed, lines included; null for none.</param>
public sealed record TableCell(ImmutableArray<LinkView> Links, string? Code)
{
    public static TableCell Plain(string text) => new([new(text, null)], null);

    public static TableCell Link(LinkView link) => new([link], null);

    public static TableCell AsCode(string code) => new([], code);
}

public sealed record DetailRow(string Label, LinkView Value);

/// <param name="Label">The page type, in the plural.</param>
public sealed record UseSection(string Label, ImmutableArray<UseGroup> Pages);

/// <param name="Sentences">Those that cite it, in reading order.</param>
/// <param name="Places">Fields of the front matter that cite it.</param>
public sealed record UseGroup(LinkView Page, ImmutableArray<string> Sentences, ImmutableArray<string> Places)
{
    /// <summary>For links to it: the data names where a page uses a work.</summary>
    public string? Id { get; init; }
}

public sealed record LeadLine(LinkView Source, string Place);
