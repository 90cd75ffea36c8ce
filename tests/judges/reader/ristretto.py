"""The group ristretto255 of RFC 9496, over points of the curve in extended coordinates."""

from .primitives import CURVE_D, FIELD, ORDER

ROOT = pow(2, (FIELD - 1) // 4, FIELD)  # of -1
NEUTRAL = (0, 1, 1, 0)


def is_negative(number):
    return number % FIELD % 2 == 1


def absolute(number):
    return (-number if is_negative(number) else number) % FIELD


def sqrt_ratio(u, v):
    """Whether u/v is a square, and the root of it or of i·u/v that is not negative."""
    root = u * pow(v, 3, FIELD) * pow(u * pow(v, 7, FIELD), (FIELD - 5) // 8, FIELD) % FIELD
    check = v * root * root % FIELD
    is_square = check in (u % FIELD, -u % FIELD)
    if check in (-u % FIELD, -u * ROOT % FIELD):
        root = root * ROOT % FIELD
    return is_square, absolute(root)


def even_root(number):
    """The root of a square that is not negative."""
    is_square, root = sqrt_ratio(number, 1)
    assert is_square
    return root


INVERSE_ROOT_A_MINUS_D = sqrt_ratio(1, (-1 - CURVE_D) % FIELD)[1]
# RFC 9496 gives this root, of the two that there are, in section 4.1.
ROOT_AD_MINUS_ONE = (
    25063068953384623474111414158702152701244531502492656460079210482610430750235
)
assert ROOT_AD_MINUS_ONE**2 % FIELD == (-CURVE_D - 1) % FIELD


def decode(data):
    """The element of 32 bytes, or None."""
    s = int.from_bytes(data, "little")
    if s >= FIELD or is_negative(s):
        return None
    squared = s * s % FIELD
    u1, u2 = (1 - squared) % FIELD, (1 + squared) % FIELD
    v = (-CURVE_D * u1 * u1 - u2 * u2) % FIELD
    was_square, inverse = sqrt_ratio(1, v * u2 * u2)
    x_part = inverse * u2 % FIELD
    y_part = inverse * x_part * v % FIELD
    x, y = absolute(2 * s * x_part), u1 * y_part % FIELD
    t = x * y % FIELD
    return None if not was_square or is_negative(t) or y == 0 else (x, y, 1, t)


def encode(point):
    x, y, z, t = point
    u1, u2 = (z + y) * (z - y) % FIELD, x * y % FIELD
    _, inverse = sqrt_ratio(1, u1 * u2 * u2)
    one, two = inverse * u1 % FIELD, inverse * u2 % FIELD
    z_inverse = one * two * t % FIELD
    other = two
    if is_negative(t * z_inverse):
        x, y, other = y * ROOT % FIELD, x * ROOT % FIELD, one * INVERSE_ROOT_A_MINUS_D % FIELD
    if is_negative(x * z_inverse):
        y = -y % FIELD
    return absolute(other * (z - y)).to_bytes(32, "little")


def from_uniform(data):
    """The one-way map from 64 bytes."""
    first, second = (int.from_bytes(half, "little") % 2**255 for half in (data[:32], data[32:]))
    return add(mapped(first % FIELD), mapped(second % FIELD))


def mapped(t):
    r = ROOT * t * t % FIELD
    u = (r + 1) * (1 - CURVE_D * CURVE_D) % FIELD
    v = (-1 - r * CURVE_D) * (r + CURVE_D) % FIELD
    was_square, s = sqrt_ratio(u, v)
    c = -1
    if not was_square:
        s, c = -absolute(s * t) % FIELD, r
    n = (c * (r - 1) * (CURVE_D - 1) ** 2 - v) % FIELD
    w0, w1 = 2 * s * v % FIELD, n * ROOT_AD_MINUS_ONE % FIELD
    w2, w3 = (1 - s * s) % FIELD, (1 + s * s) % FIELD
    return (w0 * w3 % FIELD, w2 * w1 % FIELD, w1 * w3 % FIELD, w0 * w2 % FIELD)


def add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = one[3] * 2 * CURVE_D * other[3], one[2] * 2 * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD)


def negated(point):
    x, y, z, t = point
    return (-x % FIELD, y, z, -t % FIELD)


def times(number, point):
    sum_ = NEUTRAL
    for bit in bin(number % ORDER)[2:]:
        sum_ = add(sum_, sum_)
        if bit == "1":
            sum_ = add(sum_, point)
    return sum_


BASE = decode(bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"))
