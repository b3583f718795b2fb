namespace Routing.Tidy.Tests;

public sealed class LayerTests
{
    [Fact]
    public void References_point_down_only() => Repository.Holds(
        LayerRules.Faults(Repository.Files.Where(file => file.IsProject).Select(file => new ProjectFile(file))));

    [Theory]
    [InlineData("src/Routing.Core/Routing.Core.csproj", "<ProjectReference Include=\"../Routing.Actors/Routing.Actors.csproj\" />")]
    [InlineData("src/Routing.Actors/Routing.Actors.csproj", "<ProjectReference Include=\"..\\Routing.Embedded\\Routing.Embedded.csproj\" />")]
    [InlineData("src/Routing.Gateway/Routing.Gateway.csproj", "<ProjectReference Include=\"../Routing.Embedded/Routing.Embedded.csproj\" />")]
    [InlineData("src/Routing.Server/Routing.Server.csproj", "<ProjectReference Include=\"../Routing.Lab/Routing.Lab.csproj\" />")]
    [InlineData("src/Routing.Core/Routing.Core.csproj", "<PackageReference Include=\"System.CommandLine\" />")]
    [InlineData("src/Routing.Embedded/Routing.Embedded.csproj", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("src/Routing.Lab/Routing.Lab.csproj", "<PackageReference Include=\"Microsoft.Orleans.Server\" />")]
    [InlineData("tests/Routing.Core.Tests/Routing.Core.Tests.csproj", "<PackageReference Include=\"Microsoft.Orleans.TestingHost\" />")]
    [InlineData("tests/Routing.Core.Tests/Routing.Core.Tests.csproj", "<ProjectReference Include=\"../../src/Routing.Cluster/Routing.Cluster.csproj\" />")]
    [InlineData("src/Routing.Misplaced/Routing.Misplaced.csproj", "")]
    public void A_reference_that_does_not_is_found(string path, string item) =>
        Assert.NotEmpty(LayerRules.Faults([Project(path, item)]));

    [Theory]
    [InlineData("src/Routing.Gateway/Routing.Gateway.csproj", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("src/Routing.Server/Routing.Server.csproj", "<ProjectReference Include=\"../Routing.Gateway/Routing.Gateway.csproj\" />")]
    [InlineData("tests/Routing.Core.Tests/Routing.Core.Tests.csproj", "<ProjectReference Include=\"../../src/Routing.Core/Routing.Core.csproj\" />")]
    public void A_reference_that_does_is_let_be(string path, string item) =>
        Assert.Empty(LayerRules.Faults([Project(path, item)]));

    private static ProjectFile Project(string path, string item) =>
        new(new TextFile(path, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{item}</ItemGroup></Project>"));
}
