using 'main.bicep'

// As production is built, with one stamp and a small throughput, so that what works here works there.
param environmentName = 'test'
param regions = ['westeurope']
param zoneRedundant = true
param publicAccess = false
param addressPrefixes = ['10.61.0.0/22']
param hubNetworkId = readEnvironmentVariable('STP_HUB_NETWORK_ID', '')
param firewallAddress = readEnvironmentVariable('STP_FIREWALL_ADDRESS', '')
param serviceBus = { sku: 'Premium', units: 1, maxLagSeconds: 0, primary: 1 }
param documents = {
  isServerless: false
  consistency: 'Session'
  furtherRegions: []
  throughput: { trades: 4000, positions: 4000, others: 1000 }
}
param referenceStorageSku = 'Standard_ZRS'
param scale = {
  alwaysReady: { http: 2, NormalizeDropCopy: 2, BookTrade: 2 }
  maximumInstances: 40
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
  silence: []
  maxWaiting: 5000
  monthlyBudget: 2500
  traceRatio: '1'
  retentionDays: 30
  dailyLimitGb: 5
}
