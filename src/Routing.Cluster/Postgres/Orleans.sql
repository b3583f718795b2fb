-- What Orleans' ADO.NET providers keep here: the list of silos, and the reminders. They read the statements they run from
-- the table OrleansQuery, by fixed keys, and fix the names of parameters and of columns answered; tables and statements are
-- ours. One statement each: what changes a silo moves the list's version in the same step, or does nothing.

create table if not exists OrleansQuery (QueryKey text primary key, QueryText text not null);

create table if not exists routing_silos (cluster text primary key, version int not null);

create table if not exists routing_silo_entry (
    cluster text not null, address text not null, port int not null, generation int not null,
    name text not null, host text not null, status int not null, gateway int not null, suspicions text,
    started timestamptz not null, alive timestamptz not null,
    primary key (cluster, address, port, generation));

create table if not exists routing_reminder (
    service text not null, grain text not null, name text not null, hash int not null,
    starts timestamptz not null, period bigint not null, version int not null,
    primary key (service, grain, name));

-- What is read of a silo, or of a reminder, by any of the statements.
create or replace view routing_silo_read as
    select c.cluster, c.version as Version, s.address as Address, s.port as Port, s.generation as Generation, s.name as SiloName,
        s.host as HostName, s.status as Status, s.gateway as ProxyPort, s.suspicions as SuspectTimes, s.started as StartTime, s.alive as IAmAliveTime
    from routing_silos c left join routing_silo_entry s using (cluster);

create or replace view routing_reminder_read as
    select service, grain as GrainId, name as ReminderName, starts as StartTime, period as Period, version as Version, hash from routing_reminder;

insert into OrleansQuery(QueryKey, QueryText) values
('InsertMembershipVersionKey', '
    with made as (insert into routing_silos(cluster, version) values(@DeploymentId, 0) on conflict do nothing returning 1)
    select count(*)::int from made'),
('InsertMembershipKey', '
    with moved as (
        update routing_silos set version = version + 1 where cluster = @DeploymentId and version = @Version and not exists (
            select 1 from routing_silo_entry e where e.cluster = @DeploymentId and e.address = @Address and e.port = @Port and e.generation = @Generation)
        returning 1),
    entered as (
        insert into routing_silo_entry(cluster, address, port, generation, name, host, status, gateway, started, alive)
        select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from moved returning 1)
    select count(*)::int from entered'),
('UpdateMembershipKey', '
    with moved as (
        update routing_silos set version = version + 1 where cluster = @DeploymentId and version = @Version and exists (
            select 1 from routing_silo_entry e where e.cluster = @DeploymentId and e.address = @Address and e.port = @Port and e.generation = @Generation)
        returning 1),
    changed as (
        update routing_silo_entry set status = @Status, suspicions = @SuspectTimes, alive = @IAmAliveTime from moved
        where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation returning 1)
    select count(*)::int from changed'),
('UpdateIAmAlivetimeKey', '
    update routing_silo_entry set alive = @IAmAliveTime
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
-- Without such a silo the version alone is read.
('MembershipReadRowKey', '
    select r.* from routing_silo_read r where r.cluster = @DeploymentId and r.Address = @Address and r.Port = @Port and r.Generation = @Generation
    union all
    select cluster, version, null, null, null, null, null, null, null, null, null, null from routing_silos where cluster = @DeploymentId and not exists (
        select 1 from routing_silo_entry e where e.cluster = @DeploymentId and e.address = @Address and e.port = @Port and e.generation = @Generation)'),
('MembershipReadAllKey', 'select * from routing_silo_read where cluster = @DeploymentId'),
('GatewaysQueryKey', 'select Address, ProxyPort, Generation from routing_silo_read where cluster = @DeploymentId and Status = @Status and ProxyPort > 0'),
('DeleteMembershipTableEntriesKey', '
    delete from routing_silo_entry where cluster = @DeploymentId;
    delete from routing_silos where cluster = @DeploymentId'),
-- 3 is a silo that is active.
('CleanupDefunctSiloEntriesKey', 'delete from routing_silo_entry where cluster = @DeploymentId and alive < @IAmAliveTime and status <> 3'),
('UpsertReminderRowKey', '
    insert into routing_reminder as r (service, grain, name, hash, starts, period, version)
    values(@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
    on conflict (service, grain, name) do update set hash = excluded.hash, starts = excluded.starts, period = excluded.period, version = r.version + 1
    returning r.version as Version'),
('ReadReminderRowKey', 'select * from routing_reminder_read where service = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName'),
('ReadReminderRowsKey', 'select * from routing_reminder_read where service = @ServiceId and GrainId = @GrainId'),
('ReadRangeRows1Key', 'select * from routing_reminder_read where service = @ServiceId and hash > @BeginHash and hash <= @EndHash'),
('ReadRangeRows2Key', 'select * from routing_reminder_read where service = @ServiceId and (hash > @BeginHash or hash <= @EndHash)'),
('DeleteReminderRowKey', '
    with gone as (delete from routing_reminder where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version returning 1)
    select count(*)::int from gone'),
('DeleteReminderRowsKey', 'delete from routing_reminder where service = @ServiceId')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
