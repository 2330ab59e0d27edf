namespace SahelWiki.Output.Maps;

/// <summary>A length on the earth that can be measured on the drawing.</summary>
internal readonly record struct ScaleBar(int Kilometres, double Length)
{
    /// <summary>The longest of 1, 2, 5, 10, 20, 50 … kilometres that takes at most so much of the drawing's width.</summary>
    public static ScaleBar Of(MapWindow window, double share)
    {
        var most = window.Width * share / window.UnitsOfKilometre;
        var power = (int)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, most))));
        var kilometres = new[] { 5, 2, 1 }.Select(digit => digit * power).First(length => length <= Math.Max(1, most));
        return new(kilometres, kilometres * window.UnitsOfKilometre);
    }
}
