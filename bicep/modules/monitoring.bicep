metadata description = 'Where a stamp tells of itself. It has a workspace of its own, so that the loss of the other region hides nothing.'

import { watchOptions } from 'types.bicep'

@description('Required. End of the names of this stamp.')
param own string

@description('Required. Name of the Log Analytics workspace.')
param workspaceName string

@description('Required. Region.')
param location string

@description('Required. What people are told of, and who.')
param watch watchOptions

@description('Required. Month that the budget begins with; empty where none is to be made or changed.')
param budgetStart string

@description('Required. Name of the identity that sends telemetry.')
param identityName string

@description('Required. Its principal.')
param principalId string

@description('Required. Tags.')
param tags object

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: watch.retentionDays
    workspaceCapping: { dailyQuotaGb: watch.dailyLimitGb }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${own}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityName, metricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${own}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'stp'
    emailReceivers: [
      for (email, i) in watch.emails: { name: 'mail-${i}', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

module alerts 'stamp-alerts.bicep' = {
  params: { prefix: own, location: location, workspaceId: workspace.id, actionGroupId: actionGroup.id, tags: tags }
}

module workbook 'workbook.bicep' = {
  params: { title: 'Operations of ${own}', location: location, workspaceId: workspace.id, tags: tags }
}

module budget 'budget.bicep' = if (!empty(budgetStart)) {
  params: { name: 'budget-${own}', amount: watch.monthlyBudget, startDate: budgetStart, emails: watch.emails }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Resource id of Application Insights.')
output insightsId string = insights.id

@description('Where telemetry is sent. It holds no secret: without a token nothing is taken.')
output insightsConnection string = insights.properties.ConnectionString

@description('Resource id of the action group.')
output actionGroupId string = actionGroup.id
