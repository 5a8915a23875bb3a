import re


def read_lines(connection):
    data = b"".join(iter(lambda: connection.recv(8192), b""))
    return re.findall(rb"(.*?)\r\n", data, flags=re.DOTALL)
