using System.Text;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>
/// One strict reading of a JSON body: where it is, and the first fault. Faults are values, not exceptions: bad input must
/// not cost more than good.
/// </summary>
internal sealed class Reading
{
    private readonly List<Step> _path = [];

    public Problem? Fault { get; private set; }

    /// <summary>The bounds of the number that is at fault; null where the fault is another.</summary>
    public NumberBounds? Bounds { get; private set; }

    public void Into(string name) => _path.Add(new Step(name, 0));
    public void Into(int index) => _path.Add(new Step(null, index));
    public void Out() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Keeps the first fault; later ones are mostly its echo.</summary>
    public void Refuse(ProblemKind kind, string mend) => Fault ??= kind.At(Path(), mend);

    public void RefuseNumber(string named, double least, double most)
    {
        if (Fault is null) Bounds = new NumberBounds(least, most);
        Refuse(ProblemKinds.InvalidValue, FormattableString.Invariant($"Send {named} from {least} to {most}."));
    }

    public void RefuseChild(ProblemKind kind, string name, string mend)
    {
        Into(name);
        Refuse(kind, mend);
        Out();
    }

    /// <summary>Reads a whole body by its shape; null when <see cref="Fault"/> says why not.</summary>
    public T? Whole<T>(ReadOnlyMemory<byte> json, Shape<T> shape) where T : class
    {
        using var document = Json.Parse(json, this);
        return document is null ? null : Whole(document.RootElement, shape);
    }

    public T? Whole<T>(JsonElement root, Shape<T> shape) where T : class
    {
        var value = shape.Read(new Field(root, this));
        return Fault is null ? value : null;
    }

    private string Path()
    {
        if (_path.Count == 0) return "body";
        var path = new StringBuilder();
        foreach (var step in _path)
        {
            if (step.Name is null) path.Append('[').Append(step.Index).Append(']');
            else
            {
                if (path.Length > 0) path.Append('.');
                path.Append(Refusals.Shorten(step.Name));
            }
        }
        return path.ToString();
    }

    private readonly record struct Step(string? Name, int Index);
}
