from socket import *

# programa cliente - practica 9
def ask(host, port, command):
    cliente = socket(AF_INET, SOCK_STREAM)
    cliente.connect((host, port))
    print("conectado!!")
    # enviar el comando
    mensaje = command + "\r\n"
    cliente.send(mensaje.encode())
    # leer la respuesta del servidor
    respuesta = cliente.recv(2048)
    if not respuesta:
        cliente.close()
        raise ConnectionError('nada')
    cliente.close()
    texto = respuesta[:-2].decode()
    print("recibido:", texto)
    return texto
