namespace Routing.Core;

/// <summary>A text, and what it is about: what a classifier learns from, and is measured on.</summary>
public sealed record LabelledText(string Text, string Intent);
