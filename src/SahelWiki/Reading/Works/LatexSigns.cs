using System.Collections.Frozen;

namespace SahelWiki.Reading.Works;

/// <summary>What the commands of LaTeX stand for in plain text.</summary>
internal static class LatexSigns
{
    /// <summary>Commands that put a mark on the letter behind them, and the combining character of Unicode.</summary>
    public static FrozenDictionary<string, char> Accents { get; } =
        new Dictionary<string, char>
        {
            ["'"] = '\u0301',
            ["`"] = '\u0300',
            ["^"] = '\u0302',
            ["\""] = '\u0308',
            ["~"] = '\u0303',
            ["="] = '\u0304',
            ["."] = '\u0307',
            ["c"] = '\u0327',
            ["v"] = '\u030C',
            ["u"] = '\u0306',
            ["H"] = '\u030B',
            ["k"] = '\u0328',
            ["r"] = '\u030A',
            ["d"] = '\u0323',
            ["b"] = '\u0331',
            ["t"] = '\u0361',
            ["h"] = '\u0309',
            ["textsubdot"] = '\u0323',
            ["textsubbar"] = '\u0331',
            ["textsubring"] = '\u0325',
            ["textsubumlaut"] = '\u0324',
            ["textcommabelow"] = '\u0326',
            ["textogonekcentered"] = '\u0328',
            ["underbar"] = '\u0331',
            ["acute"] = '\u0301',
            ["grave"] = '\u0300',
            ["hat"] = '\u0302',
            ["tilde"] = '\u0303',
            ["bar"] = '\u0304',
            ["ddot"] = '\u0308',
            ["dot"] = '\u0307',
            ["breve"] = '\u0306',
            ["check"] = '\u030C',
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, string> Letters { get; } = Table().ToFrozenDictionary();

    /// <summary>Commands that put their argument between quotation marks.</summary>
    public static FrozenDictionary<string, (string Open, string Close)> Pairs { get; } =
        new Dictionary<string, (string, string)>
        {
            ["enquote"] = ("“", "”"),
            ["mkbibquote"] = ("“", "”"),
            ["textquote"] = ("“", "”"),
            ["mkbibparens"] = ("(", ")"),
            ["mkbibbrackets"] = ("[", "]"),
        }.ToFrozenDictionary();

    /// <summary>Commands whose argument only machines read.</summary>
    public static FrozenSet<string> Dropped { get; } =
        FrozenSet.ToFrozenSet([
            "noopsort",
            "nosort",
            "sortnoop",
            "NoopSort",
            "SortNoop",
            "label",
            "index",
            "hspace",
            "vspace",
            "phantom",
            "pagestyle",
        ]);

    /// <summary>Commands whose second argument alone is read.</summary>
    public static FrozenSet<string> FirstDropped { get; } =
        FrozenSet.ToFrozenSet(["href", "foreignlanguage", "textcolor", "switchargs", "foreigntextquote", "hyperref", "otherlanguage"]);

    /// <summary>Commands about looks alone.</summary>
    public static FrozenSet<string> Styles { get; } =
        FrozenSet.ToFrozenSet(
            (
                "emph textit textbf textsc textsf texttt textrm textsl textup textmd textnormal text mathrm mathit mathbf mathsf mathtt "
                + "mathcal mathbb mathfrak mbox hbox makebox fbox em it bf sc tt rm sl sf up bfseries itshape scshape ttfamily rmfamily "
                + "sffamily upshape mdseries normalfont tiny small large Large normalsize footnotesize protect relax null uppercase "
                + "lowercase MakeUppercase MakeLowercase MakeSentenceCase autocap bibstring mkbibemph mkbibbold mkbibitalic mkbibnamefamily "
                + "mkbibnamegiven nolinebreak nobreak allowbreak linebreak newline noindent displaystyle left right cyrchar selectlanguage "
                + "textcyrillic textgreek textarabic textlatin foreign bgroup egroup begingroup endgroup leavevmode unskip ignorespaces "
                + "hfill break xspace strut kern hskip / - ! @ underline uline"
            ).Split(' ')
        );

    private static Dictionary<string, string> Table()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [","] = " ",
            [";"] = " ",
            [":"] = " ",
            [" "] = " ",
            ["\n"] = " ",
            ["\t"] = " ",
            ["\\"] = " ",
            [">"] = " ",
        };
        const string pairs = """
            ss ß|SS ẞ|ae æ|AE Æ|oe œ|OE Œ|o ø|O Ø|l ł|L Ł|aa å|AA Å|i ı|j ȷ|dh ð|DH Ð|th þ|TH Þ|dj đ|DJ Đ|ng ŋ|NG Ŋ|ij ĳ|IJ Ĳ
            imath ı|jmath ȷ|textendash –|textemdash —|textquoteright ’|textquoteleft ‘|textquotedblleft “|textquotedblright ”
            textquotesingle '|textquotedbl "|quotesinglbase ‚|quotedblbase „|guillemotleft «|guillemotright »|guillemetleft «
            guillemetright »|guilsinglleft ‹|guilsinglright ›|og «|fg »|glqq „|grqq “|glq ‚|grq ‘|flqq «|frqq »|flq ‹|frq ›
            lq ‘|rq ’|dq "|ldots …|dots …|textellipsis …|cdots …|hyphen -|textasciitilde ~|textasciicircum ^|textasciigrave `
            textunderscore _|textless <|textgreater >|textbraceleft {|textbraceright }|slash /
            lbrace {|rbrace }|lt <|gt >|textdollar $|textnumbersign #|textpercent %|textampersand &|textasteriskcentered *
            S §|P ¶|textsection §|textparagraph ¶|pounds £|textsterling £|texteuro €|euro €|EUR €|EURO €|textyen ¥|textcent ¢
            copyright ©|textcopyright ©|textregistered ®|texttrademark ™|textdegree °|degree °|textordmasculine º|textordfeminine ª
            textonehalf ½|textonequarter ¼|textthreequarters ¾|textonesuperior ¹|texttwosuperior ²|textthreesuperior ³|textmu µ
            textbullet •|textperiodcentered ·|cdot ·|bullet •|dag †|ddag ‡|textdagger †|textdaggerdbl ‡|textexclamdown ¡
            textquestiondown ¿|textnumero №|numero №|no n°|No N°|nos n°s|ier er|iere re|ieme e|textcompwordmark |times ×
            texttimes ×|div ÷|textdiv ÷|pm ±|textpm ±|mp ∓|le ≤|leq ≤|ge ≥|geq ≥|ne ≠|neq ≠|approx ≈|sim ∼|simeq ≃|equiv ≡|infty ∞
            rightarrow →|to →|leftarrow ←|leftrightarrow ↔|Rightarrow ⇒|uparrow ↑|downarrow ↓|prime ′|circ °|ast *|star ⋆|in ∈
            sum ∑|prod ∏|int ∫|partial ∂|nabla ∇|sqrt √|forall ∀|exists ∃|cup ∪|cap ∩|subset ⊂|langle ⟨|rangle ⟩|ell ℓ|hbar ħ
            textschwa ə|textopeno ɔ|textepsilon ɛ|texthtb ɓ|texthtd ɗ|texthtk ƙ|hausaB Ɓ|hausaD Ɗ|hausab ɓ|hausad ɗ|hausaK Ƙ
            hausak ƙ|textcrh ħ|textcrd đ|textglotstop ʔ|textraiseglotstop ˀ|textrevglotstop ʕ|ain ʿ|hamza ʾ|ayn ʿ|textlhookp ʿ|textbeta β
            alpha α|beta β|gamma γ|delta δ|epsilon ε|varepsilon ε|zeta ζ|eta η|theta θ|iota ι|kappa κ|lambda λ|mu μ|nu ν|xi ξ|pi π|rho ρ
            sigma σ|varsigma ς|tau τ|upsilon υ|phi φ|varphi φ|chi χ|psi ψ|omega ω|Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ
            Upsilon Υ|Phi Φ|Psi Ψ|Omega Ω|TeX TeX|LaTeX LaTeX|LaTeXe LaTeX2e|BibTeX BibTeX|nobreakdash -|bibinitperiod .|bibinithyphendelim -|bibrangedash –|adddot .|addcomma ,|addcolon :
            """;
        foreach (var pair in pairs.Split('\n', '|'))
        {
            var space = pair.IndexOf(' ');
            table[pair[..space]] = pair[(space + 1)..];
        }

        foreach (var space in "quad qquad space nobreakspace enspace thinspace addspace addnbspace".Split(' '))
        {
            table[space] = " ";
        }

        table["textbar"] = "|";
        table["textbackslash"] = "\\";
        table["backslash"] = "\\";
        return table;
    }
}
