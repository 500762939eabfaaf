metadata description = 'What a stamp may do with what the Functions host needs for itself: its storage account, which no other app uses.'

@description('Required. Name of the storage account of the host.')
param storageName string

@description('Required. Name of the identity.')
param identityName string

@description('Required. Its principal.')
param principalId string

// The host leases, lists and writes blobs, keeps its keys there, and writes what went wrong with itself into a table.
var roles = {
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(storage.id, identityName, role.value)
    scope: storage
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]
