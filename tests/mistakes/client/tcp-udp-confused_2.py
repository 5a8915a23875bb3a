from socket import *

# programa cliente - practica 9
def ask(host, port, command):
    cliente = socket(AF_INET, SOCK_DGRAM)
    print("listo")
    # enviar el comando
    mensaje = command + "\r\n"
    cliente.sendto(mensaje.encode(), (host, port))
    # leer la respuesta del servidor
    cliente.settimeout(5)
    respuesta, servidor = cliente.recvfrom(2048)
    cliente.close()
    texto = respuesta[:-2].decode()
    print("recibido:", texto)
    return texto
