using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Text;

namespace SahelWiki.Output.Search;

/// <summary>Everything the client finds pages with. Made when the first of its files is wanted.</summary>
/// <remarks>
/// Pages are numbered by how many pages lead to them. Names say which word stands where in which name; texts say how much each word weighs
/// on each page.
/// Both are cut into shards by their sorted terms, so that a query loads the few that hold its words.
/// </remarks>
internal sealed class SearchIndex
{
    /// <summary>Longer words are no words; in UTF-16 code units.</summary>
    public const int LongestTerm = 40;

    /// <summary>The file the client loads first, which names the others.</summary>
    public const string Main = "index";

    /// <summary>How many pages share a file of titles and summaries.</summary>
    private const int EntitiesInFile = 6;

    /// <summary>
    /// How many pages share a file of texts: few, since an excerpt needs one; not one each, since small files cost a build more than what
    /// is in them.
    /// </summary>
    private const int TextsInFile = 2;

    /// <summary>Small sites send all names at once: every keystroke is then answered without a request.</summary>
    private const int CharactersOfNamesInOneShard = 40_000;

    private const int CharactersOfNamesInShard = 3_000;

    private const int CharactersOfTextInShard = 16_000;

    /// <summary>How many terms a mistyped word is compared with: names first, then frequent words.</summary>
    private const int MostInVocabulary = 14_000;

    private readonly Lazy<ImmutableArray<SearchEntity>> entities;
    private readonly Lazy<Dictionary<string, SearchData>> files;
    private readonly Lazy<Codebook> codebook;
    private readonly Lazy<SearchData> codebookFile;
    private readonly ImmutableArray<LinkedPage> pages;
    private readonly Dictionary<Page, int> positions;
    private readonly int nameShards;
    private readonly int textShards;
    private readonly int entityFiles;

    public SearchIndex(Site site, Phrases phrases, int threads)
    {
        pages = [.. site.Pages.Where(page => page.Page.Type != PageTypes.Home)];
        positions = pages.Select((page, i) => (page, i)).ToDictionary(pair => pair.page.Page, pair => pair.i);
        // How many shards there will be is known before a word is read: a preview lists its files at every change.
        var names = pages.Sum(page => (long)page.Page.Title.Length + page.Page.FrontMatter.Aliases.Sum(alias => alias.Name.Length));
        nameShards = names <= CharactersOfNamesInOneShard ? 1 : (int)(1 + (names / CharactersOfNamesInShard));
        textShards = (int)(1 + (pages.Sum(page => page.Page.Body.Sections.Sum(section => (long)section.Length)) / CharactersOfTextInShard));
        entityFiles = Math.Max(1, (pages.Length + EntitiesInFile - 1) / EntitiesInFile);
        entities = new(() => SearchEntities.Of(site, phrases));
        codebook = new(() => Codebook.Of(entities.Value));
        codebookFile = new(() => SearchData.Of("codebook", json =>
            {
                json.WriteStartObject();
                json.WriteString("taken", codebook.Value.Taken);
                json.WriteString("words", FrontCoding.Of(codebook.Value.Words));
                json.WriteEndObject();
            }));
        files = new(() => Build(site, phrases, threads).ToDictionary(file => file.Name));
    }

    /// <summary>Names of all files but those with the text of a page.</summary>
    public IEnumerable<string> FileNames =>
        [
            Main,
            "facets",
            "codebook",
            "vocabulary",
            .. Numbered("names", nameShards),
            .. Numbered("texts", textShards),
            .. Numbered("entities", entityFiles),
        ];

    public SearchData File(string name) => files.Value[name];

    /// <summary>Files with the texts of pages.</summary>
    public IEnumerable<string> TextFileNames => Numbered("pages", (pages.Length + TextsInFile - 1) / TextsInFile);

    /// <summary>The texts of a few pages by heading, for excerpts and quoted phrases.</summary>
    /// <remarks>In the order of the source files, not of the index: an edit elsewhere leaves them as they are.</remarks>
    public SearchData TextFile(string name)
    {
        var number = int.Parse(name.AsSpan("pages/".Length), CultureInfo.InvariantCulture);
        var (first, end) = (number * TextsInFile, Math.Min(pages.Length, (number + 1) * TextsInFile));
        var literal = new StringBuilder(pages[first..end].Sum(page => page.Page.Body.Prose.Length));
        for (var i = first; i < end; i++)
        {
            literal.Append(literal.Length == 0 ? "[[" : ",[");
            AppendSections(literal, pages[i].Page.Body.Sections);
            literal.Append(']');
        }

        return SearchData.Of(name, literal.Append(']'), codebookFile.Value.Version);
    }

    private void AppendSections(StringBuilder literal, ImmutableArray<Section> sections)
    {
        foreach (var section in sections)
        {
            using var borrowed = section.Borrow();
            var text = borrowed.Span;
            // The text begins with the heading.
            if (
                section.HeadingId is not null
                && text.StartsWith(section.Heading, StringComparison.Ordinal)
                && text[section.Heading.Length..] is ['\n', ..]
            )
            {
                text = text[(section.Heading.Length + 1)..];
            }

            literal.Append(section == sections[0] ? "[" : ",[");
            // Most ids are the heading itself with hyphens, which the client can tell.
            if (section.HeadingId == section.Heading.ToLowerInvariant().Replace(' ', '-'))
            {
                literal.Append("0,\"");
            }
            else
            {
                literal.Append('"');
                SearchData.Escape(literal, section.HeadingId);
                literal.Append("\",\"");
            }

            SearchData.Escape(literal, section.Heading);
            literal.Append("\",\"");
            codebook.Value.Append(literal, text.TrimEnd());
            literal.Append("\"]");
        }
    }

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}/{i}");

    private IEnumerable<SearchData> Build(Site site, Phrases phrases, int threads)
    {
        var language = SearchLanguage.Of(site.Settings.Language);
        var names = Names(language);
        var texts = new TextIndexer(language, entities.Value, threads, site.Settings.TagName).Index();
        var facets = SearchFacets.Of(site, phrases, entities.Value);
        var nameParts = names.Shards("names", nameShards);
        var textParts = texts.Shards("texts", textShards);
        var details = entities
            .Value.Chunk(EntitiesInFile)
            .DefaultIfEmpty([])
            .Select((chunk, i) => SearchData.Of($"entities/{i}", json => WriteDetails(json, chunk, phrases)))
            .ToArray();
        SearchData[] single = [facets.File, codebookFile.Value, Vocabulary(names, texts)];
        var index = SearchData.Of(Main, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", entities.Value.Length);
            json.WriteString("language", site.Settings.Language);
            json.WritePropertyName("rules");
            language.Write(json);
            // Pages about the wiki itself, which come after those about its subjects.
            json.WriteStartArray("guides");
            foreach (var (entity, number) in entities.Value.Select((entity, number) => (entity, number)))
            {
                if (!entity.Page.Type.HasSubject)
                {
                    json.WriteNumberValue(number);
                }
            }

            json.WriteEndArray();
            WriteWays(json, site, phrases);
            json.WriteNumber("inFile", EntitiesInFile);
            json.WriteNumber("textsInFile", TextsInFile);
            json.WriteStartObject("versions");
            foreach (var file in single)
            {
                json.WriteString(file.Name, file.Version);
            }

            json.WriteEndObject();
            WriteDirectory(json, "names", nameParts);
            WriteDirectory(json, "texts", textParts);
            json.WriteString("entities", string.Concat(details.Select(file => file.Version)));
            json.WriteStartObject("phrases");
            foreach (var key in phrases.Keys.Where(key => key.StartsWith("search.", StringComparison.Ordinal)))
            {
                json.WriteString(key.AsSpan("search.".Length), phrases[key]);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
        return [index, .. single, .. nameParts.Select(part => part.File), .. textParts.Select(part => part.File), .. details];
    }

    /// <summary>Where to look when nothing is found: all names, topics, and what the sources leave out.</summary>
    private static void WriteWays(Utf8JsonWriter json, Site site, Phrases phrases)
    {
        json.WriteStartObject("ways");
        Write("names", SitePaths.Spellings, phrases["spellings.title"], "");
        if (ViewBuilder.HasTopics(site))
        {
            Write("topics", SitePaths.Topics, phrases["topics.title"], "");
        }

        if (site.Pages.FirstOrDefault(page => page.Page.Id.Value == site.Settings.Coverage?.Page) is { } coverage)
        {
            Write("coverage", coverage.Path, coverage.Page.Title, coverage.Page.Summary);
        }

        json.WriteEndObject();

        void Write(string name, OutputPath path, string title, string summary)
        {
            json.WriteStartObject(name);
            json.WriteString("address", path.Address);
            json.WriteString("title", title);
            json.WriteString("summary", summary);
            json.WriteEndObject();
        }
    }

    /// <summary>Where in which names each word stands. Articles count as words only where a name has no others.</summary>
    /// <remarks>
    /// A term is the word's key, and after an equals sign its folded form where that differs. For each place: page; name and position;
    /// words in the name.
    /// </remarks>
    private TermLists Names(SearchLanguage language)
    {
        var lists = new TermLists();
        for (var i = 0; i < entities.Value.Length; i++)
        {
            for (var n = 0; n < Math.Min(entities.Value[i].Names.Length, 64); n++)
            {
                var words = NameWords(entities.Value[i].Names[n].Text, language);
                for (var w = 0; w < words.Count; w++)
                {
                    lists.Of(Term(words[w], language)).Add(i, (n * 32) + w, words.Count);
                }
            }
        }

        return lists;
    }

    private static string Term(string folded, SearchLanguage language)
    {
        var key = SearchWords.Key(folded, language);
        return key == folded ? key : $"{key}={folded}";
    }

    /// <summary>The folded words of a name without its articles; at most 31.</summary>
    public static List<string> NameWords(string name, SearchLanguage language)
    {
        var all = SearchWords
            .Words(name, language)
            .Select(word => SearchWords.Fold(word, language))
            .Where(word => word.Length is > 0 and <= LongestTerm)
            .Take(31)
            .ToList();
        var words = all.Where(word => !language.Articles.Contains(word)).ToList();
        return words.Count > 0 ? words : all;
    }

    private void WriteDetails(Utf8JsonWriter json, SearchEntity[] some, Phrases phrases)
    {
        json.WriteStartArray();
        foreach (var entity in some)
        {
            json.WriteStartArray();
            // Most addresses are the id, which the client can tell.
            if (entity.Linked.Path.Address == entity.Page.Id + ".html")
            {
                json.WriteNumberValue(0);
            }
            else
            {
                json.WriteStringValue(entity.Linked.Path.Address);
            }

            json.WriteStringValue(entity.Page.Id);
            json.WriteStringValue(entity.Page.Title);
            json.WriteStringValue(SearchFacets.TypeOf(entity.Page, phrases));
            json.WriteStringValue(entity.Page.Summary);
            json.WriteStartArray();
            foreach (var name in entity.Names.Skip(1))
            {
                json.WriteStartArray();
                json.WriteStringValue(name.Text);
                if (Remark(name, phrases) is { Length: > 0 } remark)
                {
                    json.WriteStringValue(remark);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteNumberValue(positions[entity.Page]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Why a name is another name: "former name, until 2012".</summary>
    private static string Remark(SearchName name, Phrases phrases) =>
        string.Join(
            ", ",
            new[] { name.Kind is "former" or "acronym" or "official" ? phrases[$"alias.{name.Kind}"] : "", name.Period }.Where(part =>
                part.Length > 0
            )
        );

    private static SearchData Vocabulary(TermLists names, TermLists texts)
    {
        // A number is never a misspelling of another.
        static bool IsWord(string term) => term.Length > 2 && !term.Any(char.IsDigit);
        var terms = names
            .Counts.Select(entry => entry.Term.Split('=')[0])
            .Distinct()
            .Where(IsWord)
            .Order(StringComparer.Ordinal)
            .Take(MostInVocabulary)
            .ToHashSet();
        var ofTexts = new List<string>();
        foreach (
            var (term, _) in texts
                .Counts.Where(entry => IsWord(entry.Term))
                .OrderByDescending(entry => entry.Count)
                .ThenBy(entry => entry.Term, StringComparer.Ordinal)
        )
        {
            if (terms.Count + ofTexts.Count >= MostInVocabulary)
            {
                break;
            }

            if (!terms.Contains(term))
            {
                ofTexts.Add(term);
            }
        }

        return SearchData.Of("vocabulary", json =>
        {
            json.WriteStartObject();
            json.WriteString("names", FrontCoding.Of(terms.Order(StringComparer.Ordinal)));
            json.WriteString("texts", FrontCoding.Of(ofTexts.Order(StringComparer.Ordinal)));
            json.WriteEndObject();
        });
    }

    /// <summary>First terms and versions, so that the client knows which shard holds a term.</summary>
    private static void WriteDirectory(Utf8JsonWriter json, string name, IReadOnlyList<(string First, SearchData File)> parts)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("first");
        foreach (var (first, _) in parts)
        {
            json.WriteStringValue(first);
        }

        json.WriteEndArray();
        json.WriteString("versions", string.Concat(parts.Select(part => part.File.Version)));
        json.WriteEndObject();
    }
}
