metadata description = 'What a stamp may do with documents. Trades, positions, feeds and the audit trail can be written and never be deleted.'

@description('Required. Name of the account.')
param accountName string

@description('Required. Name of the identity.')
param identityName string

@description('Required. Its principal.')
param principalId string

// Where something is deleted: answers that are over, checkpoints that no check goes on from any more, and entries of the audit trail that have
// reached it, from beside what they tell of.
var forgetful = ['eod', 'exceptions', 'idempotency', 'settlement-prices', 'statements']
var writerActions = [
  'Microsoft.DocumentDB/databaseAccounts/readMetadata'
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create'
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read'
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/replace'
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/upsert'
]
var eraserActions = ['Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/delete']

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' existing = {
  name: accountName
}

// The account takes one change of its roles at a time, and refuses another that comes meanwhile: so each waits for the one before.
resource writer 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2026-03-15' = {
  parent: account
  name: guid(account.id, 'writer')
  properties: {
    roleName: 'stp writer'
    type: 'CustomRole'
    assignableScopes: [account.id]
    permissions: [{ dataActions: writerActions }]
  }
}

resource eraser 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2026-03-15' = {
  parent: account
  name: guid(account.id, 'eraser')
  properties: {
    roleName: 'stp eraser'
    type: 'CustomRole'
    assignableScopes: [account.id]
    permissions: [{ dataActions: eraserActions }]
  }
  dependsOn: [writer]
}

resource writes 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = {
  parent: account
  name: guid(account.id, identityName, 'writer')
  properties: {
    principalId: principalId
    roleDefinitionId: writer.id
    scope: '${account.id}/dbs/stp'
  }
  dependsOn: [eraser]
}

@batchSize(1)
resource erases 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = [
  for container in forgetful: {
    parent: account
    name: guid(account.id, identityName, 'eraser', container)
    properties: {
      principalId: principalId
      roleDefinitionId: eraser.id
      scope: '${account.id}/dbs/stp/colls/${container}'
    }
    dependsOn: [writes]
  }
]
