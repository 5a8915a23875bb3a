import socket

def ask(host, port, command):
    # Verbindung zum Server aufbauen
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.settimeout(5)
    s.connect((host, port))
    # Befehl senden
    befehl = command + "\r\n"
    s.sendall(befehl.encode("utf-8"))
    # Antwort lesen bis CRLF da ist
    daten = s.recv(20, socket.MSG_WAITALL)
    s.close()
    zeile = daten.split(b"\r\n")[0]
    antwort = zeile.decode("utf-8")
    return antwort
