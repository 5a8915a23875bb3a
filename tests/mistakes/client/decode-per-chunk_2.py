from socket import *

# programa cliente - practica 9
def ask(host, port, command):
    cliente = socket(AF_INET, SOCK_STREAM)
    cliente.connect((host, port))
    print("conectado!!")
    # enviar el comando
    mensaje = command + "\r\n"
    cliente.send(mensaje.encode())
    # leer la respuesta letra por letra
    respuesta = ""
    while not respuesta.endswith("\r\n"):
        letra = cliente.recv(1).decode()
        if letra == "":
            cliente.close()
            raise ConnectionError("el servidor ha cerrado")
        respuesta += letra
    cliente.close()
    texto = respuesta[:-2]
    print("recibido:", texto)
    return texto
