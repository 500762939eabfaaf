metadata description = 'Application settings that depend on what an environment wants. Those that name other resources stand in stamp.bicep.'

import { silenceRule, watchOptions } from 'types.bicep'

@export()
@description('When people are told of exceptions, and how many traces are kept, by a sampler that the exporter knows.')
func limits(watch watchOptions) object => {
  Exceptions__Alarm__MaxOpen: string(watch.maxExceptions)
  Exceptions__Alarm__MaxAge: watch.maxExceptionAge
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: watch.traceRatio
}

@export()
@description('What every page says of an environment that is not the one that counts.')
func pages(environmentName string) object => environmentName == 'prod' ? {} : { Pages__Environment: environmentName }

@export()
@description('The rules of silence, numbered as lists are in settings.')
func silence(rules silenceRule[]) object =>
  reduce(
    map(
      rules,
      (rule, i) =>
        union(
          {
            'Feeds__Silence__${i}__Venue': rule.venue
            'Feeds__Silence__${i}__Calendar': rule.calendar
            'Feeds__Silence__${i}__After': rule.?after ?? '00:10:00'
          },
          contains(rule, 'session') ? { 'Feeds__Silence__${i}__Session': rule.?session } : {}
        )
    ),
    {},
    (all, one) => union(all, one)
  )

@export()
@description('Webhooks by reference to the vault: the address itself is nowhere in a template or a setting.')
func webhookAddresses(webhooks string[], vaultName string) object =>
  toObject(
    webhooks,
    webhook => '${webhook}__Webhook__Url',
    webhook =>
      '@Microsoft.KeyVault(SecretUri=https://${vaultName}${environment().suffixes.keyvaultDns}/secrets/webhook-${toLower(webhook)}/)'
  )

@export()
@description('Folders of the firm\'s own files in the package, which the platform unpacks there. A folder that is named has to be there.')
func folders(dialects string, endOfDay string) object =>
  union(
    empty(dialects) ? {} : { Dialects__folder: '/home/site/wwwroot/${dialects}' },
    empty(endOfDay) ? {} : { EndOfDay__folder: '/home/site/wwwroot/${endOfDay}' }
  )

@export()
@description('The topic that booked trades are told on, once there is somebody to tell.')
func bookedTrades(subscribers array) object => empty(subscribers) ? {} : { BookedTrades__Topic: 'booked-trades' }
