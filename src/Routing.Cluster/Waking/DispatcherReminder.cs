using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Timers;

namespace Routing.Cluster;

/// <summary>The reminder of every dispatcher, kept by Orleans, in case the wakers fail; a silo may be without reminders.</summary>
internal sealed class DispatcherReminder(IServiceProvider services, ClusterClock clock, ILogger<DispatcherReminder> log)
{
    public const string Name = "wake";
    private const int Tries = 5;
    private readonly IReminderRegistry? _reminders = services.GetService<IReminderRegistry>();

    /// <summary>Never throws: at the start of a cluster there may be nobody yet to keep it.</summary>
    public async Task Set(GrainId dispatcher)
    {
        for (var tries = 1; _reminders is not null && tries <= Tries; tries++)
        {
            try
            {
                await _reminders.RegisterOrUpdateReminder(dispatcher, Name, ClusterLimits.ReminderEvery, ClusterLimits.ReminderEvery);
                return;
            }
            catch (Exception failure)
            {
                log.ReminderFailed(failure.Message);
                await Task.Delay(ClusterLimits.WakeEvery, clock.Time);
            }
        }
    }

    public async Task Remove(GrainId dispatcher)
    {
        if (_reminders is not null && await _reminders.GetReminder(dispatcher, Name) is { } kept) await _reminders.UnregisterReminder(dispatcher, kept);
    }
}
