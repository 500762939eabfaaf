using 'main.bicep'

// Two stamps that both work. The same file makes each of them: STP_STAMP says which, and each goes into a resource group of its own. What both share
// stands in a third one, whose region should be neither of theirs, so that it can be managed when one is lost.
param environmentName = 'prod'
param regions = ['westeurope', 'northeurope']
param stamp = int(readEnvironmentVariable('STP_STAMP', '1'))
param deployShared = bool(readEnvironmentVariable(
  'STP_DEPLOY_SHARED',
  readEnvironmentVariable('STP_STAMP', '1') == '1' ? 'true' : 'false'
))
param sharedResourceGroup = 'rg-stp-prod-shared'
param schedulerStamp = int(readEnvironmentVariable('STP_SCHEDULER_STAMP', '1'))
param schedulerResourceGroup = 'rg-stp-prod-${readEnvironmentVariable('STP_SCHEDULER_STAMP', '1')}'
param zoneRedundant = true
param publicAccess = false
param addressPrefixes = ['10.62.0.0/22', '10.62.4.0/22']
param hubNetworkId = readEnvironmentVariable('STP_HUB_NETWORK_ID', '')
param firewallAddress = readEnvironmentVariable('STP_FIREWALL_ADDRESS', '')

// Asynchronous: a queue does not stand still because the other region does. What a forced promotion loses was accepted within the lag and not yet
// booked; its numbers are then missing in the feeds, which show the gap.
param serviceBus = { sku: 'Premium', units: 2, maxLagSeconds: 300, primary: 1 }

// What is booked is in at least two regions, and any one of the three may go.
param documents = {
  isServerless: false
  consistency: 'Strong'
  furtherRegions: ['swedencentral']
  throughput: { trades: 20000, positions: 20000, exceptions: 4000, eod: 10000, others: 2000 }
}
param referenceStorageSku = 'Standard_RAGZRS'
param scheduler = { sku: 'Dedicated', units: 3 }
param scale = {
  alwaysReady: { http: 2, durable: 2, NormalizeDropCopy: 2, BookTrade: 3 }
  maximumInstances: 200
  instanceMemoryMB: 2048
  httpConcurrency: 32
}
param signIn = {
  clientId: readEnvironmentVariable('STP_CLIENT_ID')
  tenantId: readEnvironmentVariable('STP_TENANT_ID')
  // The Azure CLI, by which people get a token for curl and for the scripts; the pipeline, which books the canary trade.
  clients: ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', readEnvironmentVariable('STP_PIPELINE_CLIENT_ID')]
}
param budgetStart = readEnvironmentVariable('STP_BUDGET_START', '')
param operatorsGroupId = readEnvironmentVariable('STP_OPERATORS_GROUP_ID', '')
param watch = {
  emails: [readEnvironmentVariable('STP_ALERT_EMAIL')]
  maxExceptions: 100
  maxExceptionAge: '01:00:00'
  silence: [
    { venue: 'ice', calendar: 'ice-europe' }
    { venue: 'cme-stp', calendar: 'nymex' }
  ]
  maxWaiting: 5000
  monthlyBudget: 12000
  traceRatio: '1'
  retentionDays: 90
  dailyLimitGb: 20
}
