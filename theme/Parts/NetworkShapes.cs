using SahelWiki.Output.Views;

namespace SahelWiki.Theme.Parts;

/// <summary>The lines and nodes of a network as SVG.</summary>
internal static class NetworkShapes
{
    public static string Node(NetworkPlace node) => Node(node.Type, node.X, node.Y, node.Name.Text, node.Direction);

    /// <summary>A node with its name: a square for a group, a circle for a person, a diamond for an organisation.</summary>
    public static string Node(string type, int x, int y, string name, string? direction)
    {
        var shape = type switch
        {
            "group" => $"<rect x=\"{x - 4}\" y=\"{y - 4}\" width=\"8\" height=\"8\" />",
            "person" => $"<circle cx=\"{x}\" cy=\"{y}\" r=\"4.5\" />",
            _ => $"<path d=\"M{x} {y - 5}l5 5-5 5-5-5z\" />",
        };
        return shape + LineageShapes.Text(name, x + 10, y + 4, null, direction);
    }

    /// <summary>From the trunk to a node, with dates above and an arrow where it has a direction; or from a node to one further.</summary>
    public static string Branch(NetworkPlace node)
    {
        if (node.IsFurther)
        {
            return $"<path d=\"M{node.X - 22} {node.FromY + 5}V{node.Y}H{node.X - 5}\" />";
        }

        var (from, to) = (12, node.X - 7);
        var arrow = node.Points switch
        {
            "out" => $"<path class=\"head\" d=\"M{to} {node.Y}l-6-3v6z\" />",
            "in" => $"<path class=\"head\" d=\"M{from + 2} {node.Y}l6-3v6z\" />",
            _ => "",
        };
        var dates =
            node.Dates.Length > 0 ? $"<g class=\"dates\">{LineageShapes.Text(node.Dates, from + 12, node.Y - 3, 10, null)}</g>" : "";
        return $"<path d=\"M{from} {node.Y}H{to}\" />{arrow}{dates}";
    }

    /// <summary>The trunk of a star, and a dot where its own name stands.</summary>
    public static string Trunk(StarDrawing star) => $"M0 {star.Y}H22M22 {star.Top}V{star.Bottom}";

    public static string Name(StarDrawing star) =>
        $"<circle cx=\"22\" cy=\"{star.Y}\" r=\"4.5\" />" + LineageShapes.Text(star.Name.Text, 30, star.Y + 4, null, star.Direction);

    /// <summary>From the name at the left to the trunk, with an arrow where it has a direction, and what ties them at the right.</summary>
    public static string Branch(StarBranchDrawing branch)
    {
        var arrow = branch.Points switch
        {
            "out" => $"<path class=\"head\" d=\"M1 {branch.Y}l6-3v6z\" />",
            "in" => $"<path class=\"head\" d=\"M20 {branch.Y}l-6-3v6z\" />",
            _ => "",
        };
        return $"<path d=\"M1 {branch.Y}H22\" />{arrow}" + LineageShapes.Text(branch.Text, 30, branch.Y + 4, null, null);
    }

    public static string Bow(NetworkBow bow)
    {
        var radius = Math.Min(8, (bow.Bottom - bow.Top) / 2);
        return $"<path d=\"M{bow.Left} {bow.Top}H{bow.X - radius}q{radius} 0 {radius} {radius}"
            + $"V{bow.Bottom - radius}q0 {radius}-{radius} {radius}H{bow.Left}\" />";
    }
}
