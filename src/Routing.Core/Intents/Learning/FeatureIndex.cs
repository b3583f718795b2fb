using System.Numerics;

namespace Routing.Core;

/// <summary>
/// From a feature to its place, in one array that is half empty: a text asks for hundreds, and a dictionary would miss
/// the processor's cache two or three times for each.
/// </summary>
internal sealed class FeatureIndex
{
    // Feature above, place + 1 below; 0 is an empty slot. Features are hashes, so their own bits say where to look.
    private readonly ulong[] _slots;
    private readonly uint _mask;

    public FeatureIndex(ReadOnlySpan<uint> features)
    {
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)features.Length * 2 + 2)];
        _mask = (uint)_slots.Length - 1;
        for (var place = 0; place < features.Length; place++)
        {
            var at = SlotOf(features[place]);
            while (_slots[at] != 0) at = (at + 1) & _mask;
            _slots[at] = ((ulong)features[place] << 32) | (uint)(place + 1);
        }
    }

    /// <summary>−1 for a feature that is not known.</summary>
    public int PlaceOf(uint feature)
    {
        for (var at = SlotOf(feature); ; at = (at + 1) & _mask)
        {
            var slot = _slots[at];
            if (slot == 0) return -1;
            if (slot >> 32 == feature) return (int)(uint)slot - 1;
        }
    }

    // The lowest bits are the kind, and would crowd.
    private uint SlotOf(uint feature) => (feature >> 2) & _mask;
}
