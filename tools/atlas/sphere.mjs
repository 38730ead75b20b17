// Spherical geometry for the atlas. Positions are [lon, lat] in degrees, rings
// are closed without repeating the first point, lengths are kilometres.
export const earthRadiusKm = 6371.0088;
const rad = Math.PI / 180;

export function toVector([lon, lat]) {
  const c = Math.cos(lat * rad);
  return [c * Math.cos(lon * rad), c * Math.sin(lon * rad), Math.sin(lat * rad)];
}
export function toLonLat([x, y, z]) {
  return [Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad];
}
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const length = (a) => Math.sqrt(dot(a, a));

/// Angle between two unit vectors, radians; exact for small angles.
export const angle = (a, b) => Math.atan2(length(cross(a, b)), dot(a, b));
export const distanceKm = (p, q) => angle(toVector(p), toVector(q)) * earthRadiusKm;

/// Distance in kilometres from unit vector p to the great-circle segment a-b.
export function segmentDistanceKm(p, a, b) {
  const n = cross(a, b);
  const l = length(n);
  if (l > 1e-12) {
    const m = [n[0] / l, n[1] / l, n[2] / l];
    if (dot(cross(m, a), p) >= 0 && dot(cross(b, m), p) >= 0) {
      return Math.asin(Math.min(1, Math.abs(dot(m, p)))) * earthRadiusKm;
    }
  }
  return Math.min(angle(p, a), angle(p, b)) * earthRadiusKm;
}

/// Signed area in km2 of a ring whose sides are straight in (lon, sin lat):
/// the integral of sin(lat) dlon. Positive when counter-clockwise.
export function ringAreaKm2(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x0, y0] = ring[i], [x1, y1] = ring[(i + 1) % ring.length];
    sum -= (x1 - x0) * rad * (Math.sin(y0 * rad) + Math.sin(y1 * rad)) / 2;
  }
  return sum * earthRadiusKm * earthRadiusKm;
}

/// Even-odd test in the (lon, lat) plane over all rings of a unit.
export function contains(rings, [x, y]) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i], [xj, yj] = ring[j];
      if ((yi > y) !== (yj > y) && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/// Small cap over all points: { center: [lon, lat], radiusDeg }. A few hundred
/// steps of Badoiu and Clarkson's walk towards the farthest point; within one
/// or two percent of the least cap, and never too small.
export function boundingCap(points) {
  const vs = points.map(toVector);
  let c = [0, 0, 0];
  for (const v of vs) c = [c[0] + v[0], c[1] + v[1], c[2] + v[2]];
  if (length(c) < 1e-9) c = vs[0];
  const unit = (v) => { const l = length(v); return [v[0] / l, v[1] / l, v[2] / l]; };
  c = unit(c);
  const farthest = () => {
    let best = vs[0], least = 2;
    for (const v of vs) { const d = dot(c, v); if (d < least) { least = d; best = v; } }
    return best;
  };
  for (let i = 1; i <= 300; i++) {
    const f = farthest();
    const k = 1 / (i + 1);
    c = unit([c[0] + (f[0] - c[0]) * k, c[1] + (f[1] - c[1]) * k, c[2] + (f[2] - c[2]) * k]);
  }
  const center = toLonLat(c);
  // Rounded as stored (float32), then measured again, so the stored cap holds.
  const stored = [Math.fround(center[0]), Math.fround(center[1])];
  c = toVector(stored);
  return { center: stored, radiusDeg: Math.fround(angle(c, farthest()) / rad + 1e-4) };
}

/// Pole of inaccessibility of an outer ring with holes, by quadtree search in
/// a local equal-area view (degrees of lat; lon times cos of the middle).
/// Returns { point: [lon, lat], spanDeg } where spanDeg is the ground width,
/// in degrees, of the widest free chord through the point along its parallel.
export function labelPoint(rings) {
  let lonMin = 1e9, lonMax = -1e9, latMin = 1e9, latMax = -1e9;
  for (const [x, y] of rings[0]) {
    lonMin = Math.min(lonMin, x); lonMax = Math.max(lonMax, x);
    latMin = Math.min(latMin, y); latMax = Math.max(latMax, y);
  }
  const k = Math.max(0.05, Math.cos(((latMin + latMax) / 2) * rad));
  const flat = rings.map((r) => r.map(([x, y]) => [x * k, y]));
  const depth = (x, y) => {
    let least = 1e9;
    for (const r of flat) {
      for (let i = 0, j = r.length - 1; i < r.length; j = i++) {
        const [ax, ay] = r[j], [bx, by] = r[i];
        const dx = bx - ax, dy = by - ay, l = dx * dx + dy * dy;
        const t = l > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / l)) : 0;
        least = Math.min(least, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
      }
    }
    return (contains(flat, [x, y]) ? 1 : -1) * Math.sqrt(least);
  };
  const x0 = lonMin * k, x1 = lonMax * k;
  const size = Math.max(x1 - x0, latMax - latMin);
  let best = { x: (x0 + x1) / 2, y: (latMin + latMax) / 2, d: -1e9 };
  let cells = [];
  const step = size / 12;
  for (let x = x0 + step / 2; x < x1 + step / 2; x += step) {
    for (let y = latMin + step / 2; y < latMax + step / 2; y += step) cells.push({ x, y, h: step / 2, d: depth(x, y) });
  }
  while (cells.length > 0) {
    cells.sort((a, b) => b.d + b.h * 1.415 - (a.d + a.h * 1.415));
    const c = cells[0];
    if (c.d > best.d) best = c;
    if (c.d + c.h * 1.415 <= best.d + Math.max(0.01, best.d * 0.02)) break;
    cells = cells.slice(1, 400);
    const h = c.h / 2;
    for (const [sx, sy] of [[-1, -1], [1, -1], [-1, 1], [1, 1]]) {
      cells.push({ x: c.x + sx * h, y: c.y + sy * h, h, d: depth(c.x + sx * h, c.y + sy * h) });
    }
  }
  const hits = [];
  for (const r of flat) {
    for (let i = 0, j = r.length - 1; i < r.length; j = i++) {
      const [ax, ay] = r[j], [bx, by] = r[i];
      if ((ay > best.y) !== (by > best.y)) hits.push(ax + ((bx - ax) * (best.y - ay)) / (by - ay));
    }
  }
  const left = Math.max(x0, ...hits.filter((h) => h <= best.x));
  const right = Math.min(x1, ...hits.filter((h) => h >= best.x));
  return { point: [best.x / k, best.y], spanDeg: 2 * Math.min(best.x - left, right - best.x) };
}
