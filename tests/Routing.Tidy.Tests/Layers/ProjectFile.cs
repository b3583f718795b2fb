using System.Xml.Linq;

namespace Routing.Tidy.Tests;

/// <summary>What a project file, or a props file, says.</summary>
public sealed class ProjectFile(TextFile file)
{
    private readonly XElement _xml = XElement.Parse(file.Text);

    public string Path => file.Path;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(file.Name);

    /// <summary>Names of the projects it references.</summary>
    public IEnumerable<string> References =>
        Elements("ProjectReference").Select(reference => System.IO.Path.GetFileNameWithoutExtension(Include(reference).Replace('\\', '/')));

    public IEnumerable<string> Packages => Elements("PackageReference").Select(Include);

    public IEnumerable<string> Frameworks => Elements("FrameworkReference").Select(Include);

    public string Sdk => _xml.Attribute("Sdk")?.Value ?? "";

    public IEnumerable<XElement> Elements(string name) => _xml.Descendants(name);

    public static string Include(XElement element) => (element.Attribute("Include") ?? element.Attribute("Update"))?.Value ?? "";
}
