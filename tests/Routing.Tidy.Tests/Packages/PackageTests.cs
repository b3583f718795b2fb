namespace Routing.Tidy.Tests;

/// <summary>Package versions stand in one place.</summary>
public sealed class PackageTests
{
    [Fact]
    public void Packages_come_by_central_version() => Repository.Holds(Faults(
        Repository.Files.Where(file => file.IsProject || file.Name.EndsWith(".props", StringComparison.Ordinal)).Select(file => new ProjectFile(file)),
        new ProjectFile(Repository.File("Directory.Packages.props"))));

    [Fact]
    public void Central_versions_are_on() => Assert.Contains("true", new ProjectFile(Repository.File("Directory.Build.props"))
        .Elements("ManagePackageVersionsCentrally").Select(element => element.Value));

    [Theory]
    [InlineData("<PackageReference Include=\"xunit\" Version=\"2.9.3\" />")]
    [InlineData("<PackageReference Include=\"xunit\"><Version>2.9.3</Version></PackageReference>")]
    [InlineData("<PackageReference Include=\"xunit\" VersionOverride=\"2.9.2\" />")]
    [InlineData("<PackageReference Include=\"Unlisted\" />")]
    public void A_version_elsewhere_or_nowhere_is_found(string item) => Assert.Single(Faults([Sample(item)], Sample("<PackageVersion Include=\"xunit\" Version=\"2.9.3\" />")));

    [Theory]
    [InlineData("2.*")]
    [InlineData("[2.0,3.0)")]
    public void A_version_that_floats_is_found(string version) => Assert.Single(Faults([], Sample($"<PackageVersion Include=\"xunit\" Version=\"{version}\" />")));

    private static IEnumerable<string> Faults(IEnumerable<ProjectFile> projects, ProjectFile central)
    {
        var versions = central.Elements("PackageVersion").ToDictionary(ProjectFile.Include, version => version.Attribute("Version")!.Value);
        foreach (var (package, version) in versions)
        {
            if (version.IndexOfAny(['*', '[', '(']) >= 0) yield return $"{package} {version} floats: name one version.";
        }
        foreach (var project in projects)
        {
            foreach (var reference in project.Elements("PackageReference"))
            {
                var package = ProjectFile.Include(reference);
                if (reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null || reference.Element("Version") is not null)
                    yield return $"{project.Path}: {package} has a version of its own; it belongs in Directory.Packages.props.";
                else if (!versions.ContainsKey(package)) yield return $"{project.Path}: {package} has no version in Directory.Packages.props.";
            }
        }
    }

    private static ProjectFile Sample(string item) => new(new TextFile("src/A/A.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>"));
}
