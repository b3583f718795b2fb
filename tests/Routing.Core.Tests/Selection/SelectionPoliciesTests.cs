namespace Routing.Core.Tests;

public sealed class SelectionPoliciesTests
{
    [Fact]
    public void The_default_of_a_queue_comes_first_and_every_name_is_found()
    {
        Assert.Equal(Defaults.Selection, SelectionPolicies.Names[0]);
        Assert.All(SelectionPolicies.Names, name => Assert.Equal(name, SelectionPolicies.Find(name).Name));
    }

    [Theory]
    [InlineData("bestbid")]
    [InlineData("Best-Bid")]
    [InlineData("")]
    public void An_unknown_name_is_answered_with_the_known_ones(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => SelectionPolicies.Find(name));
        Assert.Contains("best-bid, random, round-robin, weighted, longest-idle, least-occupied, most-skilled, priority, learned, suggest, external", error.Message);
    }

    /// <summary>A member of a class that does not list the interface itself is no implementation of a default member: callers get the default, and nothing says so.</summary>
    [Fact]
    public void What_a_class_says_is_what_callers_of_its_interface_get()
    {
        var hidden =
            from type in typeof(ISelectionPolicy).Assembly.GetTypes()
            where type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            from asked in type.GetInterfaces()
            where !asked.IsGenericType && asked.Assembly == type.Assembly
            let map = type.GetInterfaceMap(asked)
            from n in Enumerable.Range(0, map.InterfaceMethods.Length)
            let method = map.InterfaceMethods[n]
            where map.TargetMethods[n].DeclaringType is { IsInterface: true } && type.GetMethod(method.Name, [.. method.GetParameters().Select(parameter => parameter.ParameterType)]) is not null
            select $"{type.Name} hides {asked.Name}.{method.Name}";
        Assert.Empty(hidden.Order());
        Assert.Equal(["random"], SelectionPolicies.Names.Where(name => SelectionPolicies.Find(name).IsEven));
        Assert.Equal(["random", "external"], SelectionPolicies.Names.Where(name => SelectionPolicies.Find(name).IsByLot));
        Assert.Equal(["suggest"], SelectionPolicies.Names.Where(name => SelectionPolicies.Find(name).IsPickedByPeople));
    }
}
