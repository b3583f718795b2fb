namespace Routing.Actors;

/// <summary>Finds an actor by its key; never fails, since an actor exists as soon as it is called.</summary>
public interface IActorDirectory
{
    IQueue Queue(string id);
    IAgent Agent(string id);
    ICustomer Customer(string id);
    IContact Contact(string id);
    IDispatcher Dispatcher(string group);
}
