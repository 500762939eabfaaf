using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Stp.Deployment.Tests.Code;

/// <summary>A configuration that notes which of its keys are asked for, with their value or in vain.</summary>
internal sealed class ReadKeys(IConfiguration inner, IDictionary<string, bool>? asked = null) : IConfiguration
{
    /// <summary>Every key that was asked for, and whether it has a value.</summary>
    public IDictionary<string, bool> Asked { get; } = asked ?? new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    public string? this[string key]
    {
        get => Note(key, inner[key]);
        set => inner[key] = value;
    }

    public IConfigurationSection GetSection(string key) => new Section(inner.GetSection(key), this);

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(child => new Section(child, this));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    private string? Note(string path, string? value)
    {
        Asked[path] = value is not null;
        return value;
    }

    private sealed class Section(IConfigurationSection inner, ReadKeys keys) : IConfigurationSection
    {
        public string Key => inner.Key;

        public string Path => inner.Path;

        public string? Value
        {
            get => keys.Note(inner.Path, inner.Value);
            set => inner.Value = value;
        }

        public string? this[string key]
        {
            get => keys.Note(ConfigurationPath.Combine(inner.Path, key), inner[key]);
            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key) => new Section(inner.GetSection(key), keys);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(child => new Section(child, keys));

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
