namespace OpenRouter.Aot.Size;

/// <summary>A type or a method in an image.</summary>
/// <param name="Type">The outermost type.</param>
/// <param name="Method">The method's name; empty for what the type itself takes.</param>
/// <param name="Bytes">Its bytes.</param>
internal readonly record struct ImagePart(ImageType Type, string Method, long Bytes);
