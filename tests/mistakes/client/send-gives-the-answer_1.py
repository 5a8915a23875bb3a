import socket

def ask(host, port, command):
    # Verbindung zum Server aufbauen
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.settimeout(5)
    s.connect((host, port))
    # Befehl senden
    befehl = command + "\r\n"
    # senden und Antwort holen
    antwort = s.sendall(befehl.encode("utf-8"))
    s.close()
    return antwort
