using System.Runtime.CompilerServices;

namespace Routing.Actors;

/// <summary>
/// A step of an actor that only the actor itself awaits, and at once. Where it ends, in a turn of the actor, whoever awaits it goes
/// on: no scheduler is asked. What it keeps while it waits is used again; a journey takes some ten steps inside others, and as tasks
/// they would be a tenth of what it allocates.
/// </summary>
[AsyncMethodBuilder(typeof(StepBuilder))]
internal readonly struct Step(ValueTask end)
{
    public ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter GetAwaiter() => end.ConfigureAwait(false).GetAwaiter();
}

/// <summary>A step with a result.</summary>
[AsyncMethodBuilder(typeof(StepBuilder<>))]
internal readonly struct Step<T>(ValueTask<T> end)
{
    public ConfiguredValueTaskAwaitable<T>.ConfiguredValueTaskAwaiter GetAwaiter() => end.ConfigureAwait(false).GetAwaiter();
}

/// <summary>What the compiler makes a <see cref="Step"/> with: the library's own that reuses, or else a step might be awaited as what it is not.</summary>
internal struct StepBuilder
{
    private PoolingAsyncValueTaskMethodBuilder _builder;

    public Step Task => new(_builder.Task);

    public static StepBuilder Create() => default;

    public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine => _builder.Start(ref machine);

    public void SetStateMachine(IAsyncStateMachine machine) => _builder.SetStateMachine(machine);

    public void SetResult() => _builder.SetResult();

    public void SetException(Exception failure) => _builder.SetException(failure);

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine =>
        _builder.AwaitOnCompleted(ref awaiter, ref machine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine =>
        _builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
}

/// <summary>The same for a <see cref="Step{T}"/>.</summary>
internal struct StepBuilder<T>
{
    private PoolingAsyncValueTaskMethodBuilder<T> _builder;

    public Step<T> Task => new(_builder.Task);

    public static StepBuilder<T> Create() => default;

    public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine => _builder.Start(ref machine);

    public void SetStateMachine(IAsyncStateMachine machine) => _builder.SetStateMachine(machine);

    public void SetResult(T result) => _builder.SetResult(result);

    public void SetException(Exception failure) => _builder.SetException(failure);

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine =>
        _builder.AwaitOnCompleted(ref awaiter, ref machine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine =>
        _builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
}
