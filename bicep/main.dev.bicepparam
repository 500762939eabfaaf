using 'main.bicep'

// As cheap as it gets, and open to the internet for those who have a token: no zones, no second region, paid as it is used.
param environmentName = 'dev'
param regions = ['westeurope']
param zoneRedundant = false
param publicAccess = true
param serviceBus = { sku: 'Standard', units: 1, maxLagSeconds: 0, primary: 1 }
param documents = { isServerless: true, consistency: 'Session', furtherRegions: [], throughput: { others: 1000 } }
param referenceStorageSku = 'Standard_LRS'
param scale = { alwaysReady: {}, maximumInstances: 40, instanceMemoryMB: 2048, httpConcurrency: 32 }
param signIn = {
  clientId: readEnvironmentVariable('STP_CLIENT_ID')
  tenantId: readEnvironmentVariable('STP_TENANT_ID')
  // The Azure CLI, by which people get a token for curl and for the scripts.
  clients: ['04b07795-8ddb-461a-bbee-02f9e1bf7b46']
}
param budgetStart = readEnvironmentVariable('STP_BUDGET_START', '')
param operatorsGroupId = readEnvironmentVariable('STP_OPERATORS_GROUP_ID', '')
param watch = {
  emails: [readEnvironmentVariable('STP_ALERT_EMAIL')]
  maxExceptions: 100
  maxExceptionAge: '08:00:00'
  silence: []
  maxWaiting: 5000
  monthlyBudget: 200
  traceRatio: '1'
  retentionDays: 30
  dailyLimitGb: 1
}
