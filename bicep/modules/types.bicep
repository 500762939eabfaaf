metadata description = 'Parameters that belong together, with their limits.'

@export()
@description('How messages are kept.')
type serviceBusOptions = {
  @description('Private endpoints, zones and a second region want Premium.')
  sku: 'Standard' | 'Premium'
  @description('Messaging units of Premium, in each region.')
  units: 1 | 2 | 4 | 8 | 16
  @minValue(0)
  @maxValue(86400)
  @description('Seconds that the second region may lag behind before the first throttles: 0 is synchronous, else from 300.')
  maxLagSeconds: int
  @description('Which of two regions takes the messages: the first, or the second once it was promoted.')
  primary: 1 | 2
}

@export()
@description('A system that is told of booked trades, by a subscription of its own.')
type subscriberOptions = {
  @minLength(1)
  @maxLength(50)
  @description('Name of the subscription.')
  name: string
  @description('Object id of the identity that it receives with.')
  principalId: string
  @maxLength(1024)
  @description('Which trades it wants, in the SQL of Service Bus, for example "accounts LIKE \'%|GAS-UK-01|%\'". None: all. The properties are accounts, venue and version; sys.Label is the status.')
  filter: string?
}

@export()
@description('How documents are kept.')
type documentOptions = {
  @description('Whether they are paid for as they are used. One region only.')
  isServerless: bool
  @description('Strong loses nothing with a region, and wants three of them so that it can go on without one.')
  consistency: 'Session' | 'Strong'
  @maxLength(1)
  @description('Further regions that they are replicated to, with no stamp.')
  furtherRegions: string[]
  @description('Most request units a second of a container, by its name, each from 1,000 in thousands; "others" holds for those that are not named.')
  throughput: { others: int, *: int }
}

@export()
@description('The Durable Task Scheduler.')
type schedulerOptions = {
  @description('Consumption is paid by the action, Dedicated by the unit.')
  sku: 'Consumption' | 'Dedicated'
  @minValue(1)
  @maxValue(3)
  @description('Units of Dedicated; three are spread over zones.')
  units: int
}

@export()
@description('How many instances there are.')
type scaleOptions = {
  @description('Instances that are always ready, by group (http, durable) or name of a function. Where there is none, one is made within seconds.')
  alwaysReady: { *: int }
  @minValue(40)
  @maxValue(1000)
  @description('Most instances of a function or group.')
  maximumInstances: int
  @description('Memory of an instance in megabytes.')
  instanceMemoryMB: 512 | 2048 | 4096
  @minValue(1)
  @maxValue(1000)
  @description('HTTP requests that an instance works on at once.')
  httpConcurrency: int
}

@export()
@description('Who signs in.')
type signInOptions = {
  @minLength(36)
  @maxLength(36)
  @description('Client id of the Entra application that people sign in to and tokens are for.')
  clientId: string
  @description('Its tenant.')
  tenantId: string
  @maxLength(100)
  @description('Client ids of programs that may call: bridges, the pipeline, and the Azure CLI for people.')
  clients: string[]
}

@export()
@description('When a feed may not be silent.')
type silenceRule = {
  @description('The venue of the feed.')
  venue: string
  @description('Its session; none for every session that was heard lately.')
  session: string?
  @description('Calendar that tells when its market trades: nymex, ice-europe, eex, or one of the firm.')
  calendar: string
  @description('How long it may say nothing, as hh:mm:ss. Ten minutes by default.')
  after: string?
}

@export()
@description('What people are told of, and who.')
type watchOptions = {
  @minLength(1)
  @maxLength(20)
  @description('Who is told of alerts and of cost.')
  emails: string[]
  @minValue(1)
  @maxValue(1000000)
  @description('Open exceptions that are too many.')
  maxExceptions: int
  @description('How long an exception may be open, as d.hh:mm:ss; from a minute to 31 days.')
  maxExceptionAge: string
  @maxLength(50)
  @description('Feeds that may not be silent while their market trades.')
  silence: silenceRule[]
  @minValue(1)
  @description('Messages that may wait in a queue for a quarter of an hour.')
  maxWaiting: int
  @minValue(1)
  @description('What a resource group may cost in a month before people are told, in the currency of the subscription.')
  monthlyBudget: int
  @description('Share of traces that are kept, from 0 to 1. Logs of a trace that is not kept are not kept either, and alerts look into logs.')
  traceRatio: string
  @minValue(30)
  @maxValue(730)
  @description('Days that logs are kept.')
  retentionDays: int
  @minValue(-1)
  @description('Gigabytes of logs a day after which no more are taken; -1 for no limit.')
  dailyLimitGb: int
}
