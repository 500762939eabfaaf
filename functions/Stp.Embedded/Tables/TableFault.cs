using Azure;
using Azure.Data.Tables.Models;

namespace Stp.Embedded.Tables;

/// <summary>The faults of the service, with the statuses and codes that it answers.</summary>
internal static class TableFault
{
    public static RequestFailedException TableNotFound(string table) =>
        Of(404, TableErrorCode.TableNotFound, $"There is no table '{table}'.");

    public static RequestFailedException TableAlreadyExists(string table) =>
        Of(409, TableErrorCode.TableAlreadyExists, $"There is a table '{table}' already.");

    public static RequestFailedException EntityNotFound(string partitionKey, string rowKey) =>
        Of(404, TableErrorCode.ResourceNotFound, $"There is no entity '{partitionKey}', '{rowKey}'.");

    public static RequestFailedException EntityAlreadyExists(string partitionKey, string rowKey) =>
        Of(409, TableErrorCode.EntityAlreadyExists, $"There is an entity '{partitionKey}', '{rowKey}' already.");

    public static RequestFailedException ConditionFailed(string partitionKey, string rowKey) =>
        Of(412, TableErrorCode.UpdateConditionNotSatisfied, $"The entity '{partitionKey}', '{rowKey}' has another version.");

    public static RequestFailedException Invalid(string message) => Of(400, TableErrorCode.InvalidInput, message);

    /// <summary>For what the service may do and this surrounding does not: loud, so that nobody builds on half an answer.</summary>
    public static RequestFailedException NotSupported(string message) => Of(501, TableErrorCode.NotImplemented, message);

    public static RequestFailedException Of(int status, TableErrorCode code, string message) => new(status, message, code.ToString(), null);
}
