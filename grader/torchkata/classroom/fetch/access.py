"""The token that fetches the repositories of a class, from the environment, and the server that alone gets it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...errors import ClassError
from ...record.sentences import say
from .address import WEB, Address, parse_address

PREFIX = "TORCHKATA_FETCH_"
TOKEN, SERVER, USER = (f"{PREFIX}{name}" for name in ("TOKEN", "SERVER", "USER"))
ANYBODY = "x-access-token"  # the user name that GitHub documents for tokens; GitLab takes any for an access token


@dataclass(frozen=True)
class Access:
    """A token for one server: an address in the list could lead to a server of a student's."""

    token: str = field(default="", repr=False)
    origin: str = ""
    user: str = ANYBODY

    def unlock(self, address: Address) -> Address:
        """Return the address with the token, if it is for that server and the address has no password of its own."""
        if not self.token or address.password or address.origin.casefold() != self.origin.casefold():
            return address
        return replace(address, user=address.user or self.user, password=self.token)


def read_access(environment: Mapping[str, str]) -> Access:
    """Return the token. Raises ClassError where there is a token but no server for it."""
    token, server = environment.get(TOKEN, "").strip(), environment.get(SERVER, "").strip()
    if not token:
        return Access()
    address = parse_address(server, Path())
    if address is None or not address.origin:
        raise ClassError(say("fetch_server", name=SERVER, token=TOKEN, example=f"{WEB[0]}://gitlab.example.org"))
    return Access(token, address.origin, environment.get(USER, "").strip() or ANYBODY)
