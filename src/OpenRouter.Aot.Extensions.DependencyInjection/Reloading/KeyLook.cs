using Microsoft.Extensions.Options;
using OpenRouter.Aot.Clients;
using OpenRouter.Aot.Logging;

namespace OpenRouter.Aot.Reloading;

/// <summary>
/// Reads a client's options anew and brings it the keys that have changed. What is wrong changes nothing and is told once, until it is wrong in another way.
/// Not safe for use by several threads.
/// </summary>
internal sealed class KeyLook(
    ClientSource source, OpenRouterClient client, OpenRouterClientOptions options, IOptionsFactory<OpenRouterClientOptions> factory, AcceptedChanges accepted, ClientLog log)
{
    private readonly OpenRouterClientOptions made = options;
    private OpenRouterClientOptions current = options;
    private string? told;

    /// <summary>Looks once. It throws nothing.</summary>
    public void Look()
    {
        try
        {
            OpenRouterClientOptions next = factory.Create(source.Name);
            IReadOnlyList<string> fixedOnes = FixedOptions.FindChanges(made, next);
            KeyChanges changes = KeyChanges.Find(current, next);
            if (fixedOnes.Count > 0)
                TellOnce(string.Join(", ", fixedOnes), text => log.RestartNeeded(source.Label, text));
            else if (changes.IsAny)
                Take(next, changes);
            else
                told = null;
        }
        catch (OptionsValidationException refused)
        {
            Refuse(string.Join('\n', refused.Failures), refused.Failures.Count(), null);
        }
        catch (OpenRouterConfigurationException refused)
        {
            Refuse(string.Join('\n', refused.Mistakes), refused.Mistakes.Count, null);
        }
        catch (ObjectDisposedException)
        {
            // The client has ended, and with it all need of keys.
        }
        catch (Exception failure)
        {
            // Code of the program's own, of which nothing is known.
            Refuse(failure.GetType().Name, 1, failure);
        }
    }

    private void Take(OpenRouterClientOptions next, KeyChanges changes)
    {
        client.ReloadKeys(next);
        current = next;
        told = null;
        log.KeysReloaded(source.Label, next.Keys.Count, KeyChanges.Name(changes.Added), KeyChanges.Name(changes.Removed), KeyChanges.Name(changes.Changed));
        accepted.Signal(source.Name);
    }

    private void Refuse(string mistakes, int count, Exception? failure) => TellOnce(mistakes, text => log.ReloadRefused(source.Label, count, text, failure));

    private void TellOnce(string text, Action<string> tell)
    {
        if (told == text)
            return;
        told = text;
        tell(text);
    }
}
