namespace FilterGen.Figures.Interactive;

/// <summary>A slider, as the script threshold.js reads it.</summary>
internal static class SliderJson
{
    public static JsonObject Of(ThresholdSlider slider) => new()
    {
        ["name"] = slider.Name,
        ["link"] = slider.Link,
        ["start"] = slider.StartPlace,
        ["decimals"] = slider.Decimals,
        ["places"] = new JsonArray([.. slider.Places.Select(place => (JsonNode)place)]),
    };
}
