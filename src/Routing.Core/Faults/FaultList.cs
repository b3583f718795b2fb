using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Collects faults while the fields of one request are checked. It takes nothing for granted: JSON can put null where
/// the types say otherwise, and a number can be infinite.
/// </summary>
internal sealed class FaultList
{
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();

    public ImmutableArray<Fault> All => _faults.ToImmutable();

    public void Add(string field, string mend) => Add(new Fault(field, mend));

    public void Require(bool holds, string field, string mend)
    {
        if (!holds) Add(field, mend);
    }

    public void Range(string field, double value, double least, double most)
    {
        // Not "value < least || value > most": that lets NaN pass.
        if (!(value >= least && value <= most)) Add(new Fault(field, FormattableString.Invariant($"Use a number from {least} to {most}.")) { Bounds = new NumberBounds(least, most) });
    }

    public void Defined<TEnum>(string field, TEnum value)
        where TEnum : struct, Enum =>
        Require(Enum.IsDefined(value), field, $"Use one of: {string.Join(", ", Enum.GetNames<TEnum>().Select(Camel))}.");

    /// <summary>A name or label: something to read on one line.</summary>
    public void Label(string field, string? value) => Require(
        !string.IsNullOrWhiteSpace(value) && value.Length <= Limits.StringLength && !value.Any(char.IsControl),
        field,
        $"Write 1 to {Limits.StringLength} characters, not blank, without control characters.");

    public void OptionalLabel(string field, string? value)
    {
        if (value is not null) Label(field, value);
    }

    public void Language(string field, string? tag) => Require(LanguageTag.IsValid(tag), field, LanguageTag.Rule);

    public void OptionalLanguage(string field, string? tag)
    {
        if (tag is not null) Language(field, tag);
    }

    public void Languages(string field, ImmutableArray<string> tags) => List(field, tags, Language, LanguageTag.InOneSpelling);

    public void Id(string field, string? value) => Require(Core.Id.IsValid(value), field, Core.Id.Rule);

    public void OptionalId(string field, string? value)
    {
        if (value is not null) Id(field, value);
    }

    /// <summary>Checks a list's presence and length, then each entry under its own path, then that none is there twice.</summary>
    public void List<T>(string field, ImmutableArray<T> list, Action<string, T> check, Func<T, object?>? distinctBy = null, int most = Limits.ListLength)
    {
        if (list.IsDefault)
        {
            Add(field, "Write a list; leave the field out for an empty one.");
            return;
        }
        if (list.Length > most)
        {
            Add(field, $"Use at most {most} entries; there are {list.Length}.");
            return;
        }
        var seen = new HashSet<object?>();
        for (var i = 0; i < list.Length; i++)
        {
            var path = $"{field}[{i}]";
            if (list[i] is null) Add(path, "Write a value; null stands for nothing here.");
            else
            {
                check(path, list[i]);
                if (distinctBy is not null && !seen.Add(distinctBy(list[i]))) Add(path, "Leave it out: it is in the list already.");
            }
        }
    }

    public void Map<TKey, TValue>(string field, ImmutableDictionary<TKey, TValue>? map, Action<string, TKey, TValue> check)
        where TKey : notnull
    {
        if (map is null) Add(field, "Write an object; leave the field out for an empty one.");
        else if (map.Count > Limits.ListLength) Add(field, $"Use at most {Limits.ListLength} entries; there are {map.Count}.");
        else
        {
            // A dictionary has no order of its own; the same request must be answered alike each time.
            foreach (var (name, key, value) in map.Select(e => (Name(e.Key), e.Key, e.Value)).OrderBy(e => e.Item1, StringComparer.Ordinal))
            {
                check($"{field}.{name}", key, value);
            }
        }
    }

    /// <summary>Where something outside this system is asked.</summary>
    public void WebAddress(string field, string? address) => Require(
        address?.Length <= Limits.UrlLength && Core.WebAddress.Is(address, out _),
        field, $"Use an http or https address of at most {Limits.UrlLength} characters, without a password in it.");

    public void Labels(string field, ImmutableArray<string> labels) => List(field, labels, Label, s => s);

    public void Ids(string field, ImmutableArray<string> ids) => List(field, ids, Id, s => s);

    /// <param name="lowest">1, or 0 where level 0 drops a requirement.</param>
    public void Skills(string field, ImmutableArray<SkillLevel> skills, int lowest = SkillLevel.Lowest) => List(
        field,
        skills,
        (path, skill) =>
        {
            Label($"{path}.skill", skill.Skill);
            Range($"{path}.minLevel", skill.MinLevel, lowest, SkillLevel.Highest);
        },
        s => s.Skill);

    public void Attributes(string field, ImmutableDictionary<string, string>? attributes) => Map(field, attributes, (path, name, value) =>
    {
        Label(path, name);
        Require(value is { Length: <= Limits.AttributeLength }, path, $"Use at most {Limits.AttributeLength} characters.");
    });

    private static string Name<TKey>(TKey key)
        where TKey : notnull => key is Enum ? Camel(key.ToString()!) : key.ToString()!;

    private static string Camel(string name) => name.Length > 0 && char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    public void Add(Fault fault)
    {
        if (_faults.Count < Limits.Faults) _faults.Add(fault);
    }
}
