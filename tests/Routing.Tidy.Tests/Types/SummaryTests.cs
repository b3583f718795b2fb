using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>Every public type says in a line what it is; of a type in parts, one part does.</summary>
public sealed partial class SummaryTests
{
    [Fact]
    public void Every_public_type_has_a_summary() => Repository.Holds(Faults(Repository.Sources));

    [Theory]
    [InlineData("namespace A;\n\npublic sealed record B(int C);")]
    [InlineData("/// <remarks>Long.</remarks>\npublic readonly record struct B;")]
    [InlineData("/// <summary>Of A.</summary>\npublic class A;\n\npublic enum B\n{\n}")]
    [InlineData("/// <summary></summary>\npublic interface B;")]
    [InlineData("/// <summary>Of a member.</summary>\nint a;\npublic class B;")]
    [InlineData("// <summary>Not for readers of the documentation.</summary>\npublic delegate void B();")]
    public void A_type_without_one_is_found(string code) =>
        Assert.Contains("B", Assert.Single(Faults([new TextFile("src/Routing.Core/B.cs", code)])));

    [Theory]
    [InlineData("/// <summary>Something.</summary>\n[Flags]\npublic enum B\n{\n}")]
    [InlineData("/// <summary>\n/// Something.\n/// </summary>\n/// <param name=\"C\">A figure.</param>\n[A(1)]\npublic sealed record B(int C);")]
    [InlineData("/// <summary>Something.</summary>\n[A(\n    1,\n    2)]\npublic class B;")]
    [InlineData("internal sealed class B;")]
    [InlineData("var text = \"\"\"\npublic class B;\n\"\"\";")]
    public void A_type_with_one_or_hidden_is_let_be(string code) => Assert.Empty(Faults([new TextFile("src/Routing.Core/B.cs", code)]));

    [Fact]
    public void One_part_speaks_for_all()
    {
        var first = new TextFile("src/Routing.Core/B.cs", "/// <summary>Something.</summary>\npublic partial class B;");
        var second = new TextFile("src/Routing.Core/B.Second.cs", "public partial class B;");
        Assert.Empty(Faults([first, second]));
        Assert.Single(Faults([second]));
    }

    private static IEnumerable<string> Faults(IEnumerable<TextFile> files) =>
        from type in files.SelectMany(Types)
        group type by (type.File.Project, type.Name) into parts
        where !parts.Any(part => part.IsDocumented)
        let part = parts.First()
        select $"{part.File.Path}({part.Line}): public type {part.Name} has no summary.";

    private static IEnumerable<(TextFile File, int Line, string Name, bool IsDocumented)> Types(TextFile file)
    {
        var (lines, code) = (file.Lines, file.Code.Split('\n'));
        for (var at = 0; at < lines.Length; at++)
        {
            var match = Declaration().Match(code[at]);
            if (!match.Success) continue;
            var first = at;
            // Upwards over attributes, of one line or many, and documentation, to where something else ends.
            while (first > 0 && lines[first - 1].Trim() is not "" && code[first - 1].TrimEnd() is not [.., ';' or '{' or '}']) first--;
            yield return (file, at + 1, match.Groups["name"].Value, Summary().IsMatch(string.Join('\n', lines[first..at])));
        }
    }

    [GeneratedRegex(@"^\s*public\s+(?:(?:static|sealed|abstract|readonly|partial|ref|unsafe|new)\s+)*(?:record\s+(?:struct|class)|class|record|struct|interface|enum|delegate\s+[\w<>?,\[\]. ]+?)\s+(?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"///\s*<summary>(?>(?:\s|///)*)(?!</summary>)\S")]
    private static partial Regex Summary();
}
