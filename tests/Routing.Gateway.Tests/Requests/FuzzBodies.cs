namespace Routing.Gateway.Tests;

/// <summary>Bodies of configuration that are good and have every field there is.</summary>
internal static class FuzzBodies
{
    private const string Hours = """{"days":["mon","tue"],"from":"09:00","to":"17:30","firstDate":"2026-01-01","lastDate":"2026-12-31","timeZone":"Asia/Shanghai"}""";
    private const string Skill = """{"skill":"repair","minLevel":3}""";
    private const string Source = """{"url":"https://kb.example/washers","text":"See the handbook"}""";
    private const string Message = """{"text":"请稍候","languages":["zh"],"tiers":["diamond"],"treatments":["calm"],"afterSeconds":10}""";

    private const string Condition = $$$"""
        {"channels":["voice"],"intents":["repair"],"languages":["zh"],"regions":["cn"],"tiers":["diamond"],"queues":["after-sales"],
        "attributes":[{"name":"model","is":["x1"]},{"name":"orders","atLeast":1,"atMost":9}],"urgencyAtLeast":5,"hours":[{{{Hours}}}],
        "queueLengths":[{"queue":"after-sales","atLeast":1,"atMost":50}],"repeatContact":true,"satisfactionAtMost":2,"knownCustomer":true}
        """;

    public const string Queue = $$$"""
        {"name":"After-sales","group":"default","priority":5,"ageingPerMinute":1,"yieldsForSeconds":30,"maxWaitSeconds":600,"order":"earliestDue",
        "targets":{"firstResponseSeconds":600,"resolutionSeconds":7200,"cases":[{"tiers":["diamond"],"intents":["repair"],"channels":["ticket"],"urgencyAtLeast":5,"firstResponseSeconds":300,"resolutionSeconds":3600}],
        "escalateBeforeSeconds":60,"addPriority":10,"moveTo":"general"},"selection":"weighted","channels":["voice","chat"],"requirements":[{{{Skill}}}],"agentTiers":["senior"],"teams":["north"],
        "teamHours":[{"team":"north","open":[{{{Hours}}}],"closed":[{{{Hours}}}]}],"relaxations":[{"afterSeconds":30,"requirements":[{"skill":"repair","minLevel":1}],"agentTiers":["junior"],"teams":["south"]}],
        "translation":{"afterSeconds":20,"url":"https://translate.example/open","timeoutMilliseconds":500,"retryAfterSeconds":30},
        "offerTimeoutSeconds":20,"onNoAnswer":"notReady","autoAccept":false,"wrapUpSeconds":30,"serviceLevel":{"targetPercent":80,"withinSeconds":20},"maxWaiting":200,
        "overflow":[{"afterSeconds":120,"whenWaiting":10,"whenNoAgents":true,"whenEstimatedWaitSeconds":300,"moveTo":"general","addPriority":10,"setPriority":100,"addRequirements":[{{{Skill}}}],"teams":["south"],"toBot":false,"toChannel":"chat","voicemail":false},
        {"afterSeconds":240,"refuse":true,"message":"Please call again"},{"afterSeconds":60,"offerCallback":true,"relax":true}],
        "maxPerAgent":3,"maxLoad":0.8,"seniors":{"agentTiers":["senior"],"maxComplexity":3,"afterSeconds":60,"whileIdle":2},
        "external":{"url":"https://score.example/ask","timeoutMilliseconds":200,"fallback":"random"},"urgentPriority":100,"keepAgeOnTransfer":true,
        "affinity":{"enabled":true,"savesShare":0.25,"maxHoldSeconds":60,"joinsContacts":true},"reopenWithinDays":7,"regainPlaceSeconds":120,
        "messages":[{{{Message}}}],"announceAtSeconds":[30,60],"callback":{"enabled":true,"maxAttempts":3,"retryAfterSeconds":600,"maxAheadSeconds":86400},
        "waitingCostPerMinute":1,"unresolvedCost":3,"learningHalfLifeDays":30,"explorationShare":0.05,"fairness":0.5,"satisfaction":0.3,"topicSwitchSeconds":40,"bots":{"intents":["repair"],"maxComplexity":3},"answerSource":{{{Source}}},
        "openingHours":{"open":[{{{Hours}}}],"closed":[{{{Hours}}}],"outside":[{"hours":[{{{Hours}}}],"moveTo":"general"},{"refuse":true,"message":"We open at nine"}]}}
        """;

    public const string Agent = $$$"""
        {"name":"Li Na","tier":"senior","kind":"person","hook":null,"teams":["north"],"languages":["zh","en"],"skills":{"repair":8,"refund":5},"skillExpiry":{"refund":"2030-01-01T00:00:00Z"},"queues":["after-sales"],
        "channels":{"voice":1,"chat":3},"regions":["cn"],"maxConcurrent":5,"channelCosts":{"voice":60,"chat":10},"capacity":100,"interruptedBy":{"chat":["voice"]},"offersInWrapUp":true,
        "shifts":{"hours":[{{{Hours}}}],"holidays":[{{{Hours}}}],"breaks":[{"reason":"lunch","hours":{{{Hours}}},"automatic":true}],"maxOverrunSeconds":600},"maxOpenOffers":1,"weight":10,"costPerHour":30}
        """;

    public const string Bot = """
        {"name":"Helper","kind":"bot","hook":{"url":"https://bot.example/task","timeoutSeconds":5,"attempts":2,"maxTalkSeconds":300,"handOverTo":"general"},"queues":["after-sales"],"channels":{"chat":50}}
        """;

    public const string Customer = """{"name":"王芳","tier":"diamond","dedicated":{"agents":["li-na"],"seconds":60},"language":"zh","region":"cn","addresses":["wang@example.com","+861012345678"],"attributes":{"since":"2019"}}""";

    public const string Group = $$$"""
        {"defaultQueue":"general","intents":[{"intent":"repair","queue":"after-sales","keywords":["维修","repair"],"requirements":[{{{Skill}}}],"examples":["洗衣机坏了"],"answerSource":{{{Source}}},
        "activity":[{"attribute":"page","value":"washers","confidence":0.8}]}],"intentRules":{"minConfidence":0.4,"unsureQueue":"general","classifyTexts":true},
        "customerTiers":[{"tier":"diamond","when":[{"name":"spent","atLeast":1000,"atMost":90000},{"name":"plan","is":["gold"]}]}],"tierPriority":{"diamond":20},
        "repeatContactPriority":5,"repeatWithinDays":7,"dissatisfiedPriority":5,"presenceReasons":["lunch","back"],
        "treatments":[{"name":"calm","music":"river","messages":[{"text":"请稍候","languages":["zh"],"tiers":["diamond"],"treatments":[],"afterSeconds":10}],"announceAtSeconds":[30],"offerCallbackAfterSeconds":60,"whisper":"Be kind","answerSource":{{{Source}}},"wrapUpSeconds":60}],
        "rules":[{"name":"by night","when":{{{Condition}}},"unless":{{{Condition}}},"then":{"queue":"general","requirements":[{{{Skill}}}],"agentTiers":["senior"],"teams":["north"],"addPriority":5,"language":"zh","region":"cn","affinity":false,"bots":"never","treatment":"calm"},
        "profiles":["storm"],"enabled":true,"last":true}],
        "profiles":[{"name":"storm","on":false,"offUntil":"2030-01-01T00:00:00Z","hours":[{{{Hours}}}],"agents":[{"agents":["li-na"],"tiers":["senior"],"addQueues":["general"],"leaveQueues":["after-sales"],"maxConcurrent":4,"channels":{"chat":2}}]}],
        "examples":[{"name":"washer","given":{"channel":"chat","queue":"after-sales","intent":"repair","text":"坏了","language":"zh","region":"cn","tier":"diamond","attributes":{"model":"x2"},"urgency":1,"satisfaction":3,"repeatContact":false,"knownCustomer":true,"profiles":[],"at":"2026-11-27T09:30:00+08:00","waiting":{"after-sales":2}},
        "expect":{"queue":"after-sales","intent":"repair","priority":21,"requirements":[{{{Skill}}}],"agentTiers":[],"treatment":null,"rules":[],"tier":"diamond","language":"zh","region":"cn","teams":[],"affinity":null,"bots":null}}]}
        """;

    public const string Alert = """
        {"measure":"created","name":"Too many","severity":"critical","of":{"queue":"after-sales","agent":null,"intent":null,"tier":null,"channel":null,"language":null},"each":"channel","overMinutes":30,"raiseAbove":90,"clearAt":80,"forSeconds":60,"minCount":10,"zone":"Asia/Shanghai","paused":true}
        """;

    public const string Unusual = """
        {"measure":"handled","of":{"agent":"li-na"},"unusual":{"weeks":8,"raiseAt":4,"clearAt":2,"only":"above"},"raiseBelow":null}
        """;

    public const string Planning = """
        {"timeZone":"Asia/Shanghai","calendar":[{"name":"Spring festival","first":"2027-02-05","last":"2027-02-11","factor":0.5,"queues":["after-sales"]}],"shrinkagePercent":20,"maxOccupancyPercent":85,"maxAbandonedPercent":5,
        "queues":{"after-sales":{"inTimePercent":80,"withinSeconds":20,"maxAbandonedPercent":4,"patienceSeconds":180}},"gapLeastAgents":2,"gapLeastMinutes":60,"gapHoursAhead":24}
        """;

    public const string Pilot = """
        {"name":"by lot","usesDraft":true,"selection":"random","share":0.5,"sliceMinutes":0,"measure":"waitSeconds","guardRails":[{"measure":"abandoned","worseBy":0.1}],"confidence":0.95,"maxDays":14}
        """;

    public const string WhatIf = """
        {"group":"default","name":"two more","from":"2026-01-01T00:00:00Z","to":"2026-01-01T06:00:00Z","load":1,"arrivals":"asTheyCame","staffing":"everyone","replications":3,"seed":7,
        "variant":{"draft":true,"queues":{"after-sales":{"priority":5}},"agents":{"li-na":{"weight":5}},"awayAgents":["tom"],"extraAgents":[{"like":"li-na","count":2}],
        "moves":[{"from":"after-sales","to":"general","begins":"09:00","ends":"12:00","count":1,"agents":["li-na"]}]}}
        """;

    public const string Needs = """{"group":"default","name":"a day","arrivals":"asTheyCame","day":"2026-01-05","replications":2,"seed":7}""";

    public const string Webhook = """{"url":"http://127.0.0.1:9/nowhere","name":"CRM","types":["contact.*"],"queue":"after-sales","agent":"li-na","secret":"a secret of the receiver","paused":true}""";

    public const string Contact = $$$"""
        {"id":"c-9","customerId":"known","channel":"voice","queue":"after-sales","intent":"repair","text":"洗衣机漏水","language":"zh","region":"cn","requirements":[{{{Skill}}}],"urgency":5,"preferredAgent":"li-na","scheduledFor":"2099-01-01T00:00:00Z","recordingUrl":"https://recordings.example/c-9","transcriptUrl":"https://recordings.example/c-9.txt","attributes":{"order":"1"}}
        """;

    public const string Correction = $$$"""
        {"queue":"after-sales","intent":"repair","text":"漏水","language":"zh","region":"cn","requirements":[{{{Skill}}}],"urgency":5,"preferredAgent":"li-na","recordingUrl":"https://recordings.example/c-1","transcriptUrl":"https://recordings.example/c-1.txt","attributes":{"order":"1"}}
        """;

    public const string Retention = """{"records":"journeys","group":null,"queue":"after-sales","channel":"voice","days":400}""";

    /// <summary>A line of an import: the id first, the rest as a PUT takes it.</summary>
    public static string Line(string id, string body) => $$"""{"id":"{{id}}",{{body.Trim()[1..].ReplaceLineEndings(" ")}}""";
}
