metadata description = 'A page of charts for operators. What stands on it is in workbook.json.'

@description('Required. Title.')
param title string

@description('Required. Region.')
param location string

@description('Required. Resource id of the workspace that it reads.')
param workspaceId string

@description('Required. Tags.')
param tags object

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspaceId, 'operations')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: title
    sourceId: workspaceId
    version: 'Notebook/1.0'
    serializedData: string(loadJsonContent('workbook.json'))
  }
}

@description('Resource id of the workbook.')
output id string = workbook.id
