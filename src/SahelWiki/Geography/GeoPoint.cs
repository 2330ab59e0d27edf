namespace SahelWiki.Geography;

/// <summary>A point on the earth, WGS 84, in degrees; east and north are positive.</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude);
