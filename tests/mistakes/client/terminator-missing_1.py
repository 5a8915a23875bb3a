import socket

def ask(host, port, command):
    # Verbindung zum Server aufbauen
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.settimeout(5)
    s.connect((host, port))
    # Befehl senden
    befehl = command
    s.sendall(befehl.encode("utf-8"))
    # Antwort lesen bis CRLF da ist
    daten = b""
    while b"\r\n" not in daten:
        teil = s.recv(1024)
        if not teil:
            s.close()
            raise ConnectionError("Server hat aufgelegt")
        daten = daten + teil
    s.close()
    zeile = daten.split(b"\r\n")[0]
    antwort = zeile.decode("utf-8")
    return antwort
