"""An authority and a certificate for the loopback address, made anew for each server."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

AUTHORITY = "authority.crt"


def make(folder: Path) -> None:
    """`private.key` and `public.crt` of a server at 127.0.0.1, and who signed it."""
    folder.mkdir(parents=True, exist_ok=True)
    signer, key = _key(), _key()
    us = _name("authority of the tests")
    authority = _begun(us, us, signer).add_extension(x509.BasicConstraints(True, 0), critical=True)
    places = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    server = _begun(_name("server"), us, key).add_extension(places, critical=False)
    written = NoEncryption()
    (folder / "private.key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, written)
    )
    for name, made in ((AUTHORITY, authority), ("public.crt", server)):
        signed = made.sign(signer, SHA256())
        (folder / name).write_bytes(signed.public_bytes(Encoding.PEM))


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
    )
