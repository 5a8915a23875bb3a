from socket import *

# programa cliente - practica 9
def ask(host, port, command):
    cliente = socket(AF_INET, SOCK_STREAM)
    cliente.connect((host, port))
    print("conectado!!")
    # enviar el comando
    mensaje = command + "\r\n"
    cliente.send(mensaje.encode())
    # leer toda la respuesta
    respuesta = b""
    while True:
        datos = cliente.recv(1024)
        if not datos:
            break
        respuesta += datos
    cliente.close()
    texto = respuesta[:-2].decode()
    print("recibido:", texto)
    return texto
