using FsCheck;
using FsCheck.Fluent;

namespace Routing.Actors.Tests;

/// <summary>Cursors lead back to where they came from, and a mistyped one leads nowhere.</summary>
public sealed class EventCursorTests
{
    [Fact]
    public void Every_position_comes_back_from_its_cursor() =>
        Prop.ForAll<long>(n => EventCursor.TryDecode(EventCursor.Encode(n & long.MaxValue), out var back) && back == (n & long.MaxValue)).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_cursor_with_one_character_changed_is_refused_or_is_itself()
    {
        var cursor = EventCursor.Encode(123_456_789);
        for (var at = 0; at < cursor.Length; at++)
        {
            var mistyped = string.Concat(cursor.AsSpan(0, at), cursor[at] == 'x' ? "y" : "x", cursor.AsSpan(at + 1));
            Assert.True(!EventCursor.TryDecode(mistyped, out var position) || position == 123_456_789, mistyped);
        }
    }

    [Fact]
    public void Any_text_is_read_without_a_fault() =>
        Prop.ForAll<string>(text => text is null || !EventCursor.TryDecode(text, out var position) || position >= 0).Check(Config.QuickThrowOnFailure);
}
