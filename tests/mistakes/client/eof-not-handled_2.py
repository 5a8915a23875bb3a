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
    respuesta = b""
    while respuesta[-2:] != b"\r\n":
        letra = cliente.recv(1)
        if letra != b"":
            respuesta += letra
    cliente.close()
    texto = respuesta[:-2].decode()
    print("recibido:", texto)
    return texto
